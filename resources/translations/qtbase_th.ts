<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en_US">
    <context>
        <name>QPlatformTheme</name>
        <message><source>OK</source><translation>ตกลง</translation></message>
        <message><source>Save</source><translation>บันทึก</translation></message>
        <message><source>Open</source><translation>เปิด</translation></message>
        <message><source>Cancel</source><translation>ยกเลิก</translation></message>
        <message><source>Close</source><translation>ปิด</translation></message>
        <message><source>Apply</source><translation>นำไปใช้</translation></message>
        <message><source>Reset</source><translation>คืนค่า</translation></message>
        <message><source>Help</source><translation>วิธีใช้</translation></message>
        <message><source>Discard</source><translation>ละทิ้ง</translation></message>
        <message><source>&amp;Yes</source><translation>ใช่</translation></message>
        <message><source>&amp;No</source><translation>ไม่</translation></message>
        <message><source>Abort</source><translation>ยกเลิกการทำงาน</translation></message>
        <message><source>Retry</source><translation>ลองอีกครั้ง</translation></message>
        <message><source>Ignore</source><translation>ข้าม</translation></message>
    </context>
    <context>
        <name>QWidgetTextControl</name>
        <message><source>&amp;Undo</source><translation>เลิกทำ</translation></message>
        <message><source>&amp;Redo</source><translation>ทำซ้ำ</translation></message>
        <message><source>Cu&amp;t</source><translation>ตัด</translation></message>
        <message><source>&amp;Copy</source><translation>คัดลอก</translation></message>
        <message><source>&amp;Paste</source><translation>วาง</translation></message>
        <message><source>Delete</source><translation>ลบ</translation></message>
        <message><source>Select All</source><translation>เลือกทั้งหมด</translation></message>
    </context>
    <context>
        <name>QLineEdit</name>
        <message><source>&amp;Undo</source><translation>เลิกทำ</translation></message>
        <message><source>&amp;Redo</source><translation>ทำซ้ำ</translation></message>
        <message><source>Cu&amp;t</source><translation>ตัด</translation></message>
        <message><source>&amp;Copy</source><translation>คัดลอก</translation></message>
        <message><source>&amp;Paste</source><translation>วาง</translation></message>
        <message><source>Delete</source><translation>ลบ</translation></message>
        <message><source>Select All</source><translation>เลือกทั้งหมด</translation></message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message><source>Look in:</source><translation>ดูใน:</translation></message>
        <message><source>File &amp;name:</source><translation>ชื่อไฟล์:</translation></message>
        <message><source>Files of type:</source><translation>ชนิดไฟล์:</translation></message>
        <message><source>&amp;Open</source><translation>เปิด</translation></message>
        <message><source>&amp;Save</source><translation>บันทึก</translation></message>
        <message><source>&amp;Choose</source><translation>เลือก</translation></message>
        <message><source>Directory:</source><translation>โฟลเดอร์:</translation></message>
        <message><source>Name</source><translation>ชื่อ</translation></message>
        <message><source>Size</source><translation>ขนาด</translation></message>
        <message><source>Date Modified</source><translation>วันที่แก้ไข</translation></message>
    </context>
</TS>
