<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="th_TH" sourcelanguage="en_GB">
    <context>
        <name>AccountDialog</name>
        <message>
            <source>My account</source>
            <translation>บัญชีของฉัน</translation>
        </message>
        <message>
            <source>Change the password</source>
            <translation>เปลี่ยนรหัสผ่าน</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>One-time codes</source>
            <translation>รหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Code the phone shows now</source>
            <translation>รหัสที่โทรศัพท์แสดงอยู่</translation>
        </message>
        <message>
            <source>Your password</source>
            <translation>รหัสผ่านของท่าน</translation>
        </message>
        <message>
            <source>Set up one-time codes…</source>
            <translation>ตั้งค่ารหัสครั้งเดียว…</translation>
        </message>
        <message>
            <source>Switch the codes on</source>
            <translation>เปิดใช้รหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>New codes on paper</source>
            <translation>ออกรหัสบนกระดาษใหม่</translation>
        </message>
        <message>
            <source>Switch the codes off</source>
            <translation>ปิดรหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>New recovery sheet for the safe</source>
            <translation>ออกใบกู้คืนใหม่สำหรับตู้นิรภัย</translation>
        </message>
        <message>
            <source>Do not set up</source>
            <translation>ไม่ตั้งค่า</translation>
        </message>
        <message>
            <source>On: signing in asks for a code of your phone.</source>
            <translation>เปิดอยู่: เข้าสู่ระบบต้องใช้รหัสจากโทรศัพท์</translation>
        </message>
        <message>
            <source>Off: the password alone is asked for.</source>
            <translation>ปิดอยู่: ใช้เพียงรหัสผ่าน</translation>
        </message>
        <message>
            <source>An authenticator app on your phone shows a new code every half minute, without a network.</source>
            <translation>แอปยืนยันตัวตนในโทรศัพท์แสดงรหัสใหม่ทุกครึ่งนาที โดยไม่ต้องใช้เครือข่าย</translation>
        </message>
        <message>
            <source>Scan the square with the app, or type the letters below it. Then type the code it shows.</source>
            <translation>สแกนภาพด้วยแอป หรือพิมพ์ตัวอักษรใต้ภาพ แล้วพิมพ์รหัสที่แอปแสดง</translation>
        </message>
        <message>
            <source>The recovery sheet for the safe. The one before counts no more: destroy it.</source>
            <translation>ใบกู้คืนสำหรับตู้นิรภัย ฉบับเดิมใช้ไม่ได้แล้ว ให้ทำลาย</translation>
        </message>
        <message>
            <source>For a lost phone: each of these codes counts once, in place of the phone's. Keep them apart from it.</source>
            <translation>สำหรับกรณีโทรศัพท์หาย แต่ละรหัสใช้แทนรหัสจากโทรศัพท์ได้ครั้งเดียว เก็บแยกจากโทรศัพท์</translation>
        </message>
        <message>
            <source>The password is changed.</source>
            <translation>เปลี่ยนรหัสผ่านแล้ว</translation>
        </message>
    </context>
    <context>
        <name>ActivityChart</name>
        <message>
            <source>All others</source>
            <translation>คนอื่นทั้งหมด</translation>
        </message>
    </context>
    <context>
        <name>AreaDialog</name>
        <message>
            <source>Private areas of {0}</source>
            <translation>พื้นที่ส่วนบุคคลของ {0}</translation>
        </message>
        <message>
            <source>Whoever turns the camera there is put into the review queue. It starts from what is seen now.</source>
            <translation>ผู้ที่หันกล้องไปยังพื้นที่นี้จะเข้าคิวตรวจทาน ค่าเริ่มต้นคือสิ่งที่กล้องเห็นขณะนี้</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>Delete the marked area “{0}”?</source>
            <translation>ลบพื้นที่ “{0}” หรือไม่</translation>
        </message>
        <message>
            <source>The camera may be turned there without anybody having to review it.</source>
            <translation>หันกล้องไปยังพื้นที่นี้ได้โดยไม่ต้องตรวจทาน</translation>
        </message>
        <message>
            <source>Delete the area</source>
            <translation>ลบพื้นที่</translation>
        </message>
    </context>
    <context>
        <name>AreaForm</name>
        <message>
            <source>Marked private areas</source>
            <translation>พื้นที่ส่วนบุคคลที่กำหนดไว้</translation>
        </message>
        <message>
            <source>Parts of a PTZ camera's range. 0 % is the middle, 100 % the end to the right, above, or nearest.</source>
            <translation>ส่วนหนึ่งของมุมมองกล้องแบบปรับมุมมอง 0 % คือตรงกลาง 100 % คือขวาสุด บนสุด หรือซูมเข้าสุด</translation>
        </message>
        <message>
            <source>PTZ camera</source>
            <translation>กล้องแบบปรับมุมมอง</translation>
        </message>
        <message>
            <source>What is there</source>
            <translation>สถานที่นั้นคือ</translation>
        </message>
        <message>
            <source>Left edge</source>
            <translation>ขอบซ้าย</translation>
        </message>
        <message>
            <source>Right edge</source>
            <translation>ขอบขวา</translation>
        </message>
        <message>
            <source>Lower edge</source>
            <translation>ขอบล่าง</translation>
        </message>
        <message>
            <source>Upper edge</source>
            <translation>ขอบบน</translation>
        </message>
        <message>
            <source>From this zoom on</source>
            <translation>ตั้งแต่ระดับซูม</translation>
        </message>
        <message>
            <source>Code or name</source>
            <translation>รหัสหรือชื่อ</translation>
        </message>
        <message>
            <source>Take what the camera sees now</source>
            <translation>ใช้สิ่งที่กล้องเห็นขณะนี้</translation>
        </message>
        <message>
            <source>Save the area</source>
            <translation>บันทึกพื้นที่</translation>
        </message>
        <message>
            <source>New area</source>
            <translation>พื้นที่ใหม่</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>ลบ…</translation>
        </message>
    </context>
    <context>
        <name>AreasDialog</name>
        <message>
            <source>Use these areas</source>
            <translation>ใช้พื้นที่เหล่านี้</translation>
        </message>
        <message>
            <source>Use the areas all the same</source>
            <translation>ใช้พื้นที่เหล่านี้ต่อไป</translation>
        </message>
        <message>
            <source>Close without using the areas?</source>
            <translation>ปิดโดยไม่ใช้พื้นที่ที่วาดไว้หรือไม่</translation>
        </message>
    </context>
    <context>
        <name>AskedLines</name>
        <message>
            <source>Take this camera out</source>
            <translation>นำกล้องนี้ออก</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Add a camera: code, name or place</source>
            <translation>เพิ่มกล้อง: รหัส ชื่อ หรือสถานที่</translation>
        </message>
        <message>
            <source>By place and radius…</source>
            <translation>ตามสถานที่และรัศมี…</translation>
        </message>
        <message>
            <source>e.g. 26/11/2026 14:05 or yesterday 14:05</source>
            <translation>เช่น 26/11/2569 14:05 หรือ เมื่อวาน 14:05</translation>
        </message>
    </context>
    <context>
        <name>AttachBox</name>
        <message>
            <source>Choose files to attach</source>
            <translation>เลือกไฟล์ที่จะแนบ</translation>
        </message>
        <message>
            <source>Left out, because it is not a file or cannot be reached: {0}</source>
            <translation>ไม่แนบ เพราะไม่ใช่ไฟล์หรือเข้าถึงไม่ได้: {0}</translation>
        </message>
        <message>
            <source>What it is</source>
            <translation>ประเภทเอกสาร</translation>
        </message>
        <message>
            <source>Do not attach this file</source>
            <translation>ไม่แนบไฟล์นี้</translation>
        </message>
        <message>
            <source>Letter and identity card: drop the files here, or</source>
            <translation>หนังสือและสำเนาบัตร: วางไฟล์ที่นี่ หรือ</translation>
        </message>
        <message>
            <source>Choose files…</source>
            <translation>เลือกไฟล์…</translation>
        </message>
    </context>
    <context>
        <name>Boards</name>
        <message>
            <source>Mine</source>
            <translation>ของฉัน</translation>
        </message>
        <message>
            <source>Waiting for my decision</source>
            <translation>รอฉันพิจารณา</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>เกินกำหนด</translation>
        </message>
        <message>
            <source>All</source>
            <translation>ทั้งหมด</translation>
        </message>
        <message>
            <source>My drafts</source>
            <translation>ร่างของฉัน</translation>
        </message>
        <message>
            <source>Number, name, plate, case, station</source>
            <translation>เลขที่ ชื่อ ทะเบียนรถ คดี สภ.</translation>
        </message>
        <message>
            <source>Search requests</source>
            <translation>ค้นหาคำขอ</translation>
        </message>
        <message>
            <source>Boards</source>
            <translation>กลุ่มคำขอ</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>ช่วงที่รับ</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>At any time</source>
            <translation>ทุกช่วงเวลา</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>วันนี้</translation>
        </message>
        <message>
            <source>In the last 7 days</source>
            <translation>7 วันที่ผ่านมา</translation>
        </message>
        <message>
            <source>In the last 30 days</source>
            <translation>30 วันที่ผ่านมา</translation>
        </message>
        <message>
            <source>In the last year</source>
            <translation>1 ปีที่ผ่านมา</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>ทุกประเภท</translation>
        </message>
    </context>
    <context>
        <name>BookmarkPanel</name>
        <message>
            <source>Remove this bookmark?</source>
            <translation>นำจุดสังเกตนี้ออกหรือไม่</translation>
        </message>
        <message>
            <source>“{0}” goes from the list and the timeline. The footage stays.</source>
            <translation>“{0}” จะหายไปจากรายการและแถบเวลา ภาพที่บันทึกไว้ยังอยู่</translation>
        </message>
        <message>
            <source>Remove bookmark</source>
            <translation>นำจุดสังเกตออก</translation>
        </message>
        <message>
            <source>No bookmark has these words.</source>
            <translation>ไม่มีจุดสังเกตที่มีคำเหล่านี้</translation>
        </message>
        <message>
            <source>No bookmarks yet. Go to a moment and press “Bookmark” (B) to note it.</source>
            <translation>ยังไม่มีจุดสังเกต ไปยังเวลาที่ต้องการแล้วกด “จุดสังเกต” (B) เพื่อจดไว้</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>จุดสังเกต</translation>
        </message>
        <message>
            <source>Search notes</source>
            <translation>ค้นหาข้อความ</translation>
        </message>
        <message>
            <source>Only the cameras shown</source>
            <translation>เฉพาะกล้องที่แสดงอยู่</translation>
        </message>
        <message>
            <source>Go to this moment</source>
            <translation>ไปยังเวลานี้</translation>
        </message>
        <message>
            <source>Change note</source>
            <translation>แก้ไขข้อความ</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>นำออก</translation>
        </message>
    </context>
    <context>
        <name>CalendarTab</name>
        <message>
            <source>due</source>
            <translation>ครบกำหนด</translation>
        </message>
        <message>
            <source>received</source>
            <translation>รับคำขอ</translation>
        </message>
        <message>
            <source>The month before</source>
            <translation>เดือนก่อน</translation>
        </message>
        <message>
            <source>The month after</source>
            <translation>เดือนถัดไป</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>วันนี้</translation>
        </message>
        <message>
            <source>Requests of the day</source>
            <translation>คำขอของวัน</translation>
        </message>
    </context>
    <context>
        <name>CameraDialog</name>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Add the camera</source>
            <translation>เพิ่มกล้อง</translation>
        </message>
        <message>
            <source>Change a camera</source>
            <translation>แก้ไขข้อมูลกล้อง</translation>
        </message>
        <message>
            <source>Add a camera</source>
            <translation>เพิ่มกล้อง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Asking the camera…</source>
            <translation>กำลังถามข้อมูลจากกล้อง…</translation>
        </message>
        <message>
            <source>its clock is {0} s off</source>
            <translation>นาฬิกากล้องคลาดเคลื่อน {0} วินาที</translation>
        </message>
    </context>
    <context>
        <name>CameraFacts</name>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>รหัสกล้อง</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>พื้นที่</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>หน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>สตรีม</translation>
        </message>
        <message>
            <source>Picture size</source>
            <translation>ความละเอียดภาพ</translation>
        </message>
        <message>
            <source>Codec</source>
            <translation>การเข้ารหัสภาพ</translation>
        </message>
        <message>
            <source>Frame rate</source>
            <translation>อัตราเฟรม</translation>
        </message>
        <message>
            <source>Bit rate</source>
            <translation>อัตราบิต</translation>
        </message>
        <message>
            <source>Delay</source>
            <translation>ความหน่วง</translation>
        </message>
        <message>
            <source>Picture age</source>
            <translation>อายุภาพ</translation>
        </message>
        <message>
            <source>Camera's clock</source>
            <translation>นาฬิกากล้อง</translation>
        </message>
    </context>
    <context>
        <name>CameraForm</name>
        <message>
            <source>Forget the stored password</source>
            <translation>ลบรหัสผ่านที่บันทึกไว้</translation>
        </message>
        <message>
            <source>Ask the camera</source>
            <translation>ถามข้อมูลจากกล้อง</translation>
        </message>
        <message>
            <source>TCP (usual)</source>
            <translation>TCP (ปกติ)</translation>
        </message>
        <message>
            <source>The camera can be steered (PTZ)</source>
            <translation>กล้องแบบปรับมุมมอง (PTZ)</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>การเชื่อมต่อ</translation>
        </message>
        <message>
            <source>ONVIF address</source>
            <translation>ที่อยู่ ONVIF</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>Main stream</source>
            <translation>สตรีมหลัก</translation>
        </message>
        <message>
            <source>Sub stream</source>
            <translation>สตรีมรอง</translation>
        </message>
        <message>
            <source>Transport</source>
            <translation>วิธีรับส่ง</translation>
        </message>
        <message>
            <source>In the register</source>
            <translation>ข้อมูลในทะเบียน</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>รหัสกล้อง</translation>
        </message>
        <message>
            <source>Name (Thai)</source>
            <translation>ชื่อ (ไทย)</translation>
        </message>
        <message>
            <source>Name (English)</source>
            <translation>ชื่อ (อังกฤษ)</translation>
        </message>
        <message>
            <source>District</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>Subdistrict</source>
            <translation>ตำบล</translation>
        </message>
        <message>
            <source>Owning agency</source>
            <translation>หน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Latitude, longitude</source>
            <translation>ละติจูด ลองจิจูด</translation>
        </message>
        <message>
            <source>e.g. {0}</source>
            <translation>เช่น {0}</translation>
        </message>
        <message>
            <source>Latitude</source>
            <translation>ละติจูด</translation>
        </message>
        <message>
            <source>Longitude</source>
            <translation>ลองจิจูด</translation>
        </message>
        <message>
            <source>Profile of the main stream</source>
            <translation>โปรไฟล์ของสตรีมหลัก</translation>
        </message>
        <message>
            <source>Profile of the sub stream</source>
            <translation>โปรไฟล์ของสตรีมรอง</translation>
        </message>
        <message>
            <source>user name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>will be forgotten when saved</source>
            <translation>จะถูกลบเมื่อบันทึก</translation>
        </message>
        <message>
            <source>kept as it is</source>
            <translation>คงค่าเดิมไว้</translation>
        </message>
    </context>
    <context>
        <name>CameraTable</name>
        <message>
            <source>Code</source>
            <translation>รหัสกล้อง</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>District</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>Subdistrict</source>
            <translation>ตำบล</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>หน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Main stream</source>
            <translation>สตรีมหลัก</translation>
        </message>
        <message>
            <source>Sub stream</source>
            <translation>สตรีมรอง</translation>
        </message>
        <message>
            <source>PTZ</source>
            <translation>PTZ</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>มี</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>การบันทึก</translation>
        </message>
    </context>
    <context>
        <name>CameraTree</name>
        <message>
            <source>live</source>
            <translation>ภาพสด</translation>
        </message>
        <message>
            <source>answers, not shown</source>
            <translation>ตอบสนอง ไม่ได้แสดงภาพ</translation>
        </message>
        <message>
            <source>pictures late</source>
            <translation>ภาพล่าช้า</translation>
        </message>
        <message>
            <source>failing</source>
            <translation>ขัดข้อง</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>ยังไม่ทราบ</translation>
        </message>
        <message>
            <source>{0}: cameras that answer {1} of {2}</source>
            <translation>{0}: กล้องตอบสนอง {1} จาก {2} ตัว</translation>
        </message>
        <message>
            <source>Should be recorded and are not: %Ln camera(s)</source>
            <translation>ต้องบันทึกแต่ไม่ได้บันทึก %Ln กล้อง</translation>
        </message>
    </context>
    <context>
        <name>ChannelTable</name>
        <message>
            <source>Channels and cameras</source>
            <translation>ช่องและกล้อง</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>ช่อง</translation>
        </message>
        <message>
            <source>Called at the recorder</source>
            <translation>ชื่อในเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Camera here</source>
            <translation>กล้องในทะเบียน</translation>
        </message>
        <message>
            <source>Channel of row {0}</source>
            <translation>ช่องของแถวที่ {0}</translation>
        </message>
        <message>
            <source>code or name</source>
            <translation>รหัสหรือชื่อกล้อง</translation>
        </message>
        <message>
            <source>Camera of row {0}</source>
            <translation>กล้องของแถวที่ {0}</translation>
        </message>
    </context>
    <context>
        <name>CheckDialog</name>
        <message>
            <source>Check an evidence package</source>
            <translation>ตรวจสอบชุดพยานหลักฐาน</translation>
        </message>
        <message>
            <source>How far the check is</source>
            <translation>ความคืบหน้าการตรวจสอบ</translation>
        </message>
        <message>
            <source>Trust this key from now on…</source>
            <translation>เชื่อถือกุญแจนี้ต่อไป…</translation>
        </message>
        <message>
            <source>Stop the check</source>
            <translation>หยุดการตรวจสอบ</translation>
        </message>
        <message>
            <source>Passphrase</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>The passphrase that was told separately</source>
            <translation>รหัสผ่านที่ได้รับแจ้งแยกต่างหาก</translation>
        </message>
        <message>
            <source>Check with this passphrase</source>
            <translation>ตรวจสอบด้วยรหัสผ่านนี้</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Packages ({0});;All files (*)</source>
            <translation>ชุดพยานหลักฐาน ({0});;ทุกไฟล์ (*)</translation>
        </message>
        <message>
            <source>Package: {0}</source>
            <translation>ชุด: {0}</translation>
        </message>
        <message>
            <source>Trust this key from now on?</source>
            <translation>เชื่อถือกุญแจนี้ต่อไปหรือไม่</translation>
        </message>
        <message>
            <source>Fingerprint: {0}

It says to be of “{1}”. Packages sealed by it will count as intact here. Compare the fingerprint with the printed receipt first, or ask that desk by telephone.</source>
            <translation>ลายนิ้วมือกุญแจ: {0}

กุญแจนี้อ้างว่าเป็นของ “{1}” ชุดที่ผนึกด้วยกุญแจนี้จะถือว่าครบถ้วนถูกต้องที่นี่ ให้เทียบลายนิ้วมือกับที่พิมพ์บนใบรับก่อน หรือโทรศัพท์สอบถามศูนย์นั้น</translation>
        </message>
        <message>
            <source>Trust this key</source>
            <translation>เชื่อถือกุญแจนี้</translation>
        </message>
        <message>
            <source>The check was stopped before its end: nothing is known about this package.</source>
            <translation>หยุดตรวจก่อนเสร็จ จึงยังไม่ทราบผลของชุดนี้</translation>
        </message>
    </context>
    <context>
        <name>ChosenList</name>
        <message>
            <source>Take out</source>
            <translation>นำออก</translation>
        </message>
    </context>
    <context>
        <name>ClipDialog</name>
        <message>
            <source>Cut a clip</source>
            <translation>ตัดคลิปภาพ</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>What is marked</source>
            <translation>ช่วงที่ทำเครื่องหมาย</translation>
        </message>
        <message>
            <source>Margin before and after</source>
            <translation>เผื่อก่อนและหลัง</translation>
        </message>
        <message>
            <source> min</source>
            <translation> นาที</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>โฟลเดอร์</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>The original pictures are copied unchanged; a file beside each clip holds marks and hashes.</source>
            <translation>คัดลอกภาพต้นฉบับโดยไม่เปลี่ยนแปลง ไฟล์ข้างคลิปแต่ละไฟล์เก็บเครื่องหมายและค่าแฮช</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>เปิดโฟลเดอร์</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Cut is: {0}</source>
            <translation>ช่วงที่ตัดจริง: {0}</translation>
        </message>
        <message numerus="yes">
            <source>Cut %n clip(s)</source>
            <translation>
                <numerusform>ตัดคลิป %n ไฟล์</numerusform>
            </translation>
        </message>
        <message>
            <source>Folder for clips</source>
            <translation>โฟลเดอร์สำหรับคลิป</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Make copies…</source>
            <translation>ทำสำเนา…</translation>
        </message>
    </context>
    <context>
        <name>ClipProgress</name>
        <message>
            <source>Waiting</source>
            <translation>รอ</translation>
        </message>
        <message>
            <source>Being cut</source>
            <translation>กำลังตัด</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>เสร็จแล้ว</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>ไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>ยกเลิกแล้ว</translation>
        </message>
        <message>
            <source>{0} MB</source>
            <translation>{0} MB</translation>
        </message>
        <message>
            <source>The recording has gaps here, {0} in all; the file names each.</source>
            <translation>การบันทึกช่วงนี้ขาดหาย รวม {0} ไฟล์ข้างคลิประบุทุกช่วง</translation>
        </message>
        <message>
            <source>Not read: {0} to {1}. {2}. Cut this part once more.</source>
            <translation>อ่านไม่ได้ตั้งแต่ {0} ถึง {1}: {2} ให้ตัดช่วงนี้อีกครั้ง</translation>
        </message>
    </context>
    <context>
        <name>ClockHistory</name>
        <message>
            <source>stream</source>
            <translation>ภาพสด</translation>
        </message>
    </context>
    <context>
        <name>ClockLabel</name>
        <message>
            <source>Thai time (UTC+7)</source>
            <translation>เวลาประเทศไทย (UTC+7)</translation>
        </message>
        <message>
            <source>Thai time (UTC+7). This workstation's clock is set to another time zone: {0}</source>
            <translation>เวลาประเทศไทย (UTC+7) นาฬิกาของเครื่องนี้ตั้งเขตเวลาอื่นไว้: {0}</translation>
        </message>
    </context>
    <context>
        <name>ConfirmDialog</name>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>ConsentDialog</name>
        <message>
            <source>A second person has to consent</source>
            <translation>ต้องมีบุคคลที่สองยินยอม</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>ยินยอม</translation>
        </message>
        <message>
            <source>Ask at other desks instead</source>
            <translation>ขอจากโต๊ะอื่นแทน</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>A colleague who may consent signs for it here. You stay signed in; it shows in the log.</source>
            <translation>ผู้มีสิทธิ์ยินยอมลงชื่อที่นี่ ท่านยังเข้าสู่ระบบอยู่ และมีบันทึกไว้</translation>
        </message>
        <message>
            <source>Asked. Whoever may consent sees it at their desk; it waits a quarter of an hour.</source>
            <translation>ส่งคำขอแล้ว ผู้มีสิทธิ์จะเห็นที่โต๊ะของตน คำขอรอได้สิบห้านาที</translation>
        </message>
        <message>
            <source>{0} did not consent. {1}</source>
            <translation>{0} ไม่ยินยอม {1}</translation>
        </message>
        <message>
            <source>Nobody answered in time.</source>
            <translation>ไม่มีผู้ตอบภายในเวลา</translation>
        </message>
    </context>
    <context>
        <name>ConsentListDialog</name>
        <message>
            <source>Requests for consent</source>
            <translation>คำขอความยินยอม</translation>
        </message>
        <message>
            <source>Nobody asks for consent now.</source>
            <translation>ขณะนี้ไม่มีคำขอความยินยอม</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Asked by {0} at {1}, until {2}</source>
            <translation>{0} ขอจาก {1} ถึงเวลา {2}</translation>
        </message>
        <message>
            <source>Reason, if you refuse</source>
            <translation>เหตุผล หากไม่ยินยอม</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>ยินยอม</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>ไม่ยินยอม</translation>
        </message>
    </context>
    <context>
        <name>ContextPanel</name>
        <message>
            <source>No camera selected</source>
            <translation>ยังไม่ได้เลือกกล้อง</translation>
        </message>
        <message>
            <source>Save a snapshot</source>
            <translation>บันทึกภาพนิ่ง</translation>
        </message>
        <message>
            <source>Save a snapshot of the selected camera</source>
            <translation>บันทึกภาพนิ่งของกล้องที่เลือก</translation>
        </message>
        <message>
            <source>Steering (PTZ)</source>
            <translation>ควบคุมกล้อง (PTZ)</translation>
        </message>
        <message>
            <source>Measured lately:</source>
            <translation>วัดล่าสุด:</translation>
        </message>
    </context>
    <context>
        <name>CopiesDialog</name>
        <message>
            <source>Copies of a clip</source>
            <translation>สำเนาของคลิปภาพ</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>คลิปภาพ</translation>
        </message>
        <message>
            <source>Working copy: camera, date, time and request number above the picture</source>
            <translation>สำเนาเพื่อใช้งาน: มีชื่อกล้อง วันที่ เวลา และเลขที่คำขออยู่เหนือภาพ</translation>
        </message>
        <message>
            <source>Playable copy: H.264 in MP4, for players that cannot open the original</source>
            <translation>สำเนาที่เปิดได้ทุกเครื่อง: H.264 ใน MP4 สำหรับเครื่องที่เปิดต้นฉบับไม่ได้</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>e.g. REQ-2569-0001</source>
            <translation>เช่น REQ-2569-0001</translation>
        </message>
        <message>
            <source>Each copy is called one in its name and lies beside the original, which stays unchanged.</source>
            <translation>ชื่อไฟล์บอกว่าเป็นสำเนา เก็บไว้ข้างต้นฉบับ โดยต้นฉบับไม่ถูกแก้ไข</translation>
        </message>
        <message>
            <source>Mask areas…</source>
            <translation>ปิดบังภาพ…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message numerus="yes">
            <source>Make %n copy(s)</source>
            <translation>
                <numerusform>ทำสำเนา %n ไฟล์</numerusform>
            </translation>
        </message>
        <message>
            <source>Camera no longer in the register</source>
            <translation>กล้องที่ไม่อยู่ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>from {0}</source>
            <translation>ตั้งแต่ {0}</translation>
        </message>
    </context>
    <context>
        <name>CopyDialog</name>
        <message>
            <source>Make the copy for {0}</source>
            <translation>จัดทำสำเนาสำหรับ {0}</translation>
        </message>
        <message>
            <source>Copy, seal and sign</source>
            <translation>ทำสำเนา ปิดผนึก และลงลายมือชื่อ</translation>
        </message>
        <message>
            <source>The original stream is copied unchanged, hashed and sealed, only of what was approved.</source>
            <translation>คัดลอกภาพต้นฉบับโดยไม่เปลี่ยนแปลง คำนวณค่าแฮชและปิดผนึก เฉพาะส่วนที่อนุญาต</translation>
        </message>
        <message>
            <source>Cameras and minutes</source>
            <translation>กล้องและช่วงเวลา</translation>
        </message>
        <message>
            <source>A copy that plays everywhere (MP4) where the original does not</source>
            <translation>สำเนาที่เปิดได้ทุกเครื่อง (MP4) เมื่อต้นฉบับเปิดไม่ได้</translation>
        </message>
        <message>
            <source>A working copy with camera, time and request number in the picture</source>
            <translation>สำเนาใช้งานที่แสดงกล้อง เวลา และเลขที่คำขอในภาพ</translation>
        </message>
        <message>
            <source>Besides</source>
            <translation>นอกจากต้นฉบับ</translation>
        </message>
        <message>
            <source>Stills at</source>
            <translation>ภาพนิ่ง ณ เวลา</translation>
        </message>
        <message>
            <source>Stills at, e.g. {0}</source>
            <translation>ภาพนิ่ง ณ เวลา เช่น {0}</translation>
        </message>
        <message>
            <source>Single pictures of these moments; a semicolon between two</source>
            <translation>ภาพนิ่งตามเวลาที่ระบุ คั่นแต่ละเวลาด้วยเครื่องหมาย ;</translation>
        </message>
        <message>
            <source>Mask people</source>
            <translation>ปิดบังภาพบุคคล</translation>
        </message>
    </context>
    <context>
        <name>CopyWork</name>
        <message>
            <source>Progress of the copy</source>
            <translation>ความคืบหน้าของสำเนา</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>หยุด</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>เปิดโฟลเดอร์</translation>
        </message>
        <message>
            <source>Stopped. Nothing unfinished was left.</source>
            <translation>หยุดแล้ว ไม่มีไฟล์ที่ทำค้างเหลืออยู่</translation>
        </message>
        <message numerus="yes">
            <source>%n picture(s) of the original are damaged and missing in the copy.</source>
            <translation>
                <numerusform>ภาพในต้นฉบับเสียหาย %n ภาพ จึงไม่มีในสำเนา</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CustodyCard</name>
        <message>
            <source>Chain of custody</source>
            <translation>ห่วงโซ่การคุ้มครองพยานหลักฐาน</translation>
        </message>
        <message>
            <source>When</source>
            <translation>เมื่อ</translation>
        </message>
        <message>
            <source>What</source>
            <translation>การดำเนินการ</translation>
        </message>
        <message>
            <source>By</source>
            <translation>โดย</translation>
        </message>
        <message>
            <source>What it was about</source>
            <translation>เกี่ยวกับ</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Show the chain of custody</source>
            <translation>แสดงห่วงโซ่การคุ้มครอง</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>Log no.</source>
            <translation>ลำดับบันทึก</translation>
        </message>
    </context>
    <context>
        <name>DecideDialog</name>
        <message>
            <source>Decide on {0}</source>
            <translation>พิจารณา {0}</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>ผลการพิจารณา</translation>
        </message>
        <message>
            <source>Approve all</source>
            <translation>อนุญาตทั้งหมด</translation>
        </message>
        <message>
            <source>Approve a part</source>
            <translation>อนุญาตบางส่วน</translation>
        </message>
        <message>
            <source>Refuse</source>
            <translation>ไม่อนุญาต</translation>
        </message>
        <message>
            <source>where it is signed for somebody else</source>
            <translation>กรณีลงนามแทนผู้มีอำนาจ</translation>
        </message>
        <message>
            <source>Cameras and minutes</source>
            <translation>กล้องและช่วงเวลา</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>เงื่อนไข</translation>
        </message>
        <message>
            <source>Appeal until</source>
            <translation>อุทธรณ์ได้ถึงวันที่</translation>
        </message>
        <message>
            <source>Acting for</source>
            <translation>ปฏิบัติราชการแทน</translation>
        </message>
        <message>
            <source>Record the decision</source>
            <translation>บันทึกผลการพิจารณา</translation>
        </message>
        <message>
            <source>Approve all of it</source>
            <translation>อนุญาตทั้งหมด</translation>
        </message>
        <message>
            <source>Approve this part</source>
            <translation>อนุญาตเฉพาะส่วนนี้</translation>
        </message>
        <message>
            <source>Refuse the request</source>
            <translation>ไม่อนุญาตคำขอนี้</translation>
        </message>
    </context>
    <context>
        <name>DeliverDialog</name>
        <message>
            <source>Copy onto a medium: {0}</source>
            <translation>คัดลอกลงสื่อ: {0}</translation>
        </message>
        <message>
            <source>Copy and read back</source>
            <translation>คัดลอกและอ่านทวน</translation>
        </message>
        <message>
            <source>What was written is read back before it counts. The desk keeps its own sealed copy.</source>
            <translation>อ่านทวนสิ่งที่เขียนก่อนถือว่าสำเร็จ เครื่องนี้เก็บชุดที่ปิดผนึกไว้ด้วย</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>A folder</source>
            <translation>โฟลเดอร์</translation>
        </message>
        <message>
            <source>A ZIP file</source>
            <translation>ไฟล์ ZIP</translation>
        </message>
        <message>
            <source>A ZIP file that opens with a passphrase (AES-256)</source>
            <translation>ไฟล์ ZIP ที่เปิดด้วยรหัสผ่าน (AES-256)</translation>
        </message>
        <message>
            <source>once more</source>
            <translation>อีกครั้ง</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>สื่อบันทึก</translation>
        </message>
        <message>
            <source>As</source>
            <translation>รูปแบบ</translation>
        </message>
        <message>
            <source>Passphrase, told separately</source>
            <translation>รหัสผ่านที่แจ้งแยกต่างหาก</translation>
        </message>
        <message>
            <source>Choose the medium, or a folder on it</source>
            <translation>เลือกสื่อหรือโฟลเดอร์ในสื่อ</translation>
        </message>
        <message>
            <source>Not chosen yet</source>
            <translation>ยังไม่ได้เลือก</translation>
        </message>
        <message>
            <source>Make one</source>
            <translation>สร้างรหัสผ่าน</translation>
        </message>
        <message>
            <source>A strong one is made and shown once: write it down, it is kept nowhere.</source>
            <translation>สร้างรหัสผ่านที่ปลอดภัยและแสดงเพียงครั้งเดียว โปรดจดไว้ ระบบไม่เก็บรหัสผ่าน</translation>
        </message>
    </context>
    <context>
        <name>DeskDialogs</name>
        <message>
            <source>Added: {0} {1}</source>
            <translation>เพิ่มกล้องแล้ว: {0} {1}</translation>
        </message>
        <message>
            <source>Saved: {0} {1}</source>
            <translation>บันทึกแล้ว: {0} {1}</translation>
        </message>
        <message>
            <source>Save an empty list</source>
            <translation>บันทึกรายการเปล่า</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>Export the camera register</source>
            <translation>ส่งออกทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>Export the cameras' health</source>
            <translation>ส่งออกสถานะของกล้อง</translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln camera(s) without passwords: {0}</source>
            <translation>
                <numerusform>ส่งออกกล้อง %Ln ตัวแล้ว (ไม่มีรหัสผ่าน): {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln row(s): {0}</source>
            <translation>
                <numerusform>ส่งออก %Ln รายการแล้ว: {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln camera(s)?</source>
            <translation>
                <numerusform>ลบกล้อง %Ln ตัวหรือไม่</numerusform>
            </translation>
        </message>
        <message>
            <source>Gone from the register, the wall and the saved views: {0}</source>
            <translation>กล้องจะถูกนำออกจากทะเบียน ผนังจอภาพ และชุดมุมมอง: {0}</translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln camera(s)</source>
            <translation>
                <numerusform>ลบกล้อง %Ln ตัว</numerusform>
            </translation>
        </message>
        <message>
            <source>Export this list</source>
            <translation>ส่งออกรายการนี้</translation>
        </message>
    </context>
    <context>
        <name>DocumentsDialog</name>
        <message>
            <source>Ask for documents</source>
            <translation>ขอเอกสารเพิ่มเติม</translation>
        </message>
        <message>
            <source>The request waits for the requester. The footage stays on hold meanwhile.</source>
            <translation>คำขอจะรอผู้ขอ โดยยังคงระงับการลบข้อมูลภาพไว้</translation>
        </message>
        <message>
            <source>at least one document</source>
            <translation>เอกสารอย่างน้อยหนึ่งรายการ</translation>
        </message>
        <message>
            <source>one a line</source>
            <translation>บรรทัดละหนึ่งรายการ</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>เอกสารที่ขาด</translation>
        </message>
        <message>
            <source>Other documents</source>
            <translation>เอกสารอื่น</translation>
        </message>
        <message>
            <source>Wait until</source>
            <translation>รอเอกสารถึงวันที่</translation>
        </message>
        <message>
            <source>Note to the requester</source>
            <translation>ข้อความถึงผู้ขอ</translation>
        </message>
        <message>
            <source>Show the letter to the requester afterwards</source>
            <translation>แสดงหนังสือถึงผู้ขอหลังจากนี้</translation>
        </message>
    </context>
    <context>
        <name>DraftFields</name>
        <message>
            <source>Requester type</source>
            <translation>ประเภทผู้ขอ</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ–สกุล</translation>
        </message>
        <message>
            <source>Rank or title</source>
            <translation>ยศ/คำนำหน้า</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>ตำแหน่ง</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>โทรศัพท์</translation>
        </message>
        <message>
            <source>ID or officer card no.</source>
            <translation>เลขบัตรประชาชน/บัตรเจ้าหน้าที่</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>อีเมล</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>ความเร่งด่วน</translation>
        </message>
        <message>
            <source>Letter no.</source>
            <translation>ที่ (เลขที่หนังสือ)</translation>
        </message>
        <message>
            <source>Letter dated</source>
            <translation>หนังสือลงวันที่</translation>
        </message>
        <message>
            <source>Police station</source>
            <translation>สถานีตำรวจ (สภ.)</translation>
        </message>
        <message>
            <source>Case no.</source>
            <translation>เลขคดี</translation>
        </message>
        <message>
            <source>Daily record no.</source>
            <translation>บันทึกประจำวันข้อที่</translation>
        </message>
        <message>
            <source>Daily record, when</source>
            <translation>บันทึกประจำวันเมื่อ</translation>
        </message>
        <message>
            <source>Charge</source>
            <translation>ข้อหา</translation>
        </message>
        <message>
            <source>Legal basis</source>
            <translation>ฐานอำนาจตามกฎหมาย</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>วัตถุประสงค์</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>เหตุที่เกิด</translation>
        </message>
        <message>
            <source>When it happened</source>
            <translation>วันและเวลาเกิดเหตุ</translation>
        </message>
        <message>
            <source>Place of the incident</source>
            <translation>สถานที่เกิดเหตุ</translation>
        </message>
        <message>
            <source>Number plate</source>
            <translation>ทะเบียนรถ</translation>
        </message>
        <message>
            <source>Clothing, marks</source>
            <translation>การแต่งกาย/รูปพรรณ</translation>
        </message>
        <message>
            <source>Wanted</source>
            <translation>สิ่งที่ขอ</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>สื่อบันทึก</translation>
        </message>
        <message>
            <source>e.g. {0}</source>
            <translation>เช่น {0}</translation>
        </message>
        <message>
            <source>e.g. 26/11/2026</source>
            <translation>เช่น 26/11/2569</translation>
        </message>
        <message>
            <source>e.g. 26/11/2026 14:05</source>
            <translation>เช่น 26/11/2569 14:05</translation>
        </message>
        <message>
            <source>USB stick, DVD …</source>
            <translation>แฟลชไดรฟ์ ดีวีดี …</translation>
        </message>
        <message>
            <source>Who asks</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>On what basis</source>
            <translation>ฐานและเหตุของคำขอ</translation>
        </message>
        <message>
            <source>Which footage</source>
            <translation>ภาพที่ขอ</translation>
        </message>
    </context>
    <context>
        <name>DropArea</name>
        <message>
            <source>Drop the package here: its folder, or its ZIP file. Nothing is unpacked or changed.</source>
            <translation>ลากชุดพยานหลักฐานมาวางที่นี่ ทั้งโฟลเดอร์หรือไฟล์ ZIP โปรแกรมจะไม่แตกไฟล์หรือแก้ไขสิ่งใด</translation>
        </message>
        <message>
            <source>Choose a folder…</source>
            <translation>เลือกโฟลเดอร์…</translation>
        </message>
        <message>
            <source>Choose a ZIP file…</source>
            <translation>เลือกไฟล์ ZIP…</translation>
        </message>
    </context>
    <context>
        <name>DueWatch</name>
        <message>
            <source>overdue: {0}</source>
            <translation>เกินกำหนด {0}</translation>
        </message>
        <message>
            <source>due soon: {0}</source>
            <translation>ใกล้ครบกำหนด {0}</translation>
        </message>
        <message>
            <source>and {0} more</source>
            <translation>และอีก {0} คำขอ</translation>
        </message>
        <message>
            <source>Overdue: {0}. Answer now, or record why not.</source>
            <translation>เกินกำหนด: {0} โปรดตอบผู้ขอหรือบันทึกเหตุผล</translation>
        </message>
        <message>
            <source>To be answered soon: {0}. The first is due in {1}.</source>
            <translation>ใกล้ครบกำหนดตอบ: {0} คำขอแรกครบกำหนดใน {1}</translation>
        </message>
    </context>
    <context>
        <name>DuplicatesPanel</name>
        <message>
            <source>Open this request</source>
            <translation>เปิดคำขอนี้</translation>
        </message>
        <message>
            <source>same camera and time</source>
            <translation>กล้องและเวลาเดียวกัน</translation>
        </message>
        <message>
            <source>same case</source>
            <translation>คดีเดียวกัน</translation>
        </message>
        <message>
            <source>same letter</source>
            <translation>หนังสือฉบับเดียวกัน</translation>
        </message>
        <message>
            <source>Nothing chosen yet.</source>
            <translation>ยังไม่ได้เลือก</translation>
        </message>
        <message>
            <source>Cameras: {0} (at most {1})</source>
            <translation>กล้อง {0} (ไม่เกิน {1})</translation>
        </message>
        <message>
            <source>Longest (h:min): {0} (at most {1})</source>
            <translation>นานที่สุด (ชม.:นาที) {0} (ไม่เกิน {1})</translation>
        </message>
        <message>
            <source>More than is allowed for this requester: take cameras out or shorten the times.</source>
            <translation>เกินกว่าที่กำหนดสำหรับผู้ขอประเภทนี้ โปรดนำกล้องออกหรือลดช่วงเวลา</translation>
        </message>
        <message>
            <source>How much is asked for</source>
            <translation>ปริมาณที่ขอ</translation>
        </message>
        <message>
            <source>Asked for before</source>
            <translation>คำขอที่ซ้ำกัน</translation>
        </message>
        <message>
            <source>No other request for the same case, letter, camera and time.</source>
            <translation>ไม่มีคำขออื่นของคดี หนังสือ กล้อง และเวลาเดียวกัน</translation>
        </message>
    </context>
    <context>
        <name>EntryDetails</name>
        <message>
            <source>Choose an entry to see all of it.</source>
            <translation>เลือกรายการเพื่อดูรายละเอียดทั้งหมด</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>เวลา</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>(the program)</source>
            <translation>(โปรแกรม)</translation>
        </message>
        <message>
            <source>What it was about</source>
            <translation>เกี่ยวกับ</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>สถานที่</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>none</source>
            <translation>ไม่มี</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Desk and number</source>
            <translation>โต๊ะและลำดับรายการ</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>รายละเอียด</translation>
        </message>
        <message>
            <source>What they saw</source>
            <translation>ดูสิ่งที่เห็น</translation>
        </message>
        <message>
            <source>The whole wall then</source>
            <translation>ผนังจอภาพทั้งหมดขณะนั้น</translation>
        </message>
        <message>
            <source>Open the request</source>
            <translation>เปิดคำขอ</translation>
        </message>
        <message>
            <source>Only this person</source>
            <translation>เฉพาะบุคคลนี้</translation>
        </message>
        <message>
            <source>Only this camera</source>
            <translation>เฉพาะกล้องนี้</translation>
        </message>
        <message>
            <source>Only this request</source>
            <translation>เฉพาะคำขอนี้</translation>
        </message>
        <message>
            <source>The chosen entry</source>
            <translation>รายการที่เลือก</translation>
        </message>
    </context>
    <context>
        <name>FileSteps</name>
        <message>
            <source>Attach a file</source>
            <translation>แนบไฟล์</translation>
        </message>
        <message>
            <source>Choose the scan of the signed receipt of package {0}</source>
            <translation>เลือกไฟล์สแกนใบรับมอบที่ลงลายมือชื่อแล้วของชุดที่ {0}</translation>
        </message>
    </context>
    <context>
        <name>FilesDialog</name>
        <message>
            <source>Files handed in</source>
            <translation>ไฟล์ที่ได้รับมา</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ไฟล์</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>ความยาว</translation>
        </message>
        <message>
            <source>Stated by</source>
            <translation>ผู้ระบุ</translation>
        </message>
        <message>
            <source>No file has been taken in yet. A file from a stick or a disc is looked through, given its camera and time, and then played and cut like recorded footage.</source>
            <translation>ยังไม่มีไฟล์ รับไฟล์จากแฟลชไดรฟ์หรือแผ่น โปรแกรมตรวจไฟล์ จากนั้นระบุกล้องและเวลา แล้วย้อนดูและตัดคลิปได้เหมือนภาพที่บันทึก</translation>
        </message>
        <message>
            <source>Take in a file…</source>
            <translation>รับไฟล์…</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>เล่น</translation>
        </message>
        <message>
            <source>State another time…</source>
            <translation>ระบุเวลาใหม่…</translation>
        </message>
        <message>
            <source>Take off the list…</source>
            <translation>นำออกจากรายการ…</translation>
        </message>
        <message>
            <source>Check an evidence package…</source>
            <translation>ตรวจสอบชุดพยานหลักฐาน…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>✕ not there: {0}</source>
            <translation>✕ ไม่พบไฟล์: {0}</translation>
        </message>
        <message>
            <source>Camera no longer in the register</source>
            <translation>กล้องไม่อยู่ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Choose a file in the list first.</source>
            <translation>เลือกไฟล์ในรายการก่อน</translation>
        </message>
        <message>
            <source>Take in a file</source>
            <translation>รับไฟล์</translation>
        </message>
        <message>
            <source>Videos ({0});;All files (*)</source>
            <translation>วิดีโอ ({0});;ไฟล์ทั้งหมด (*)</translation>
        </message>
        <message>
            <source>Take {0} off the list?</source>
            <translation>นำ {0} ออกจากรายการ?</translation>
        </message>
        <message>
            <source>It is no longer played and cut here. The file stays where it lies; the log keeps its hash.</source>
            <translation>จะย้อนดูและตัดคลิปจากไฟล์นี้ไม่ได้อีก ตัวไฟล์อยู่ที่เดิม และบันทึกการเข้าใช้งานยังมีค่าแฮช</translation>
        </message>
        <message>
            <source>Take it off the list</source>
            <translation>นำออกจากรายการ</translation>
        </message>
    </context>
    <context>
        <name>FilesList</name>
        <message>
            <source>Files of the request; drop further ones here</source>
            <translation>ไฟล์ของคำขอ วางไฟล์เพิ่มที่นี่ได้</translation>
        </message>
    </context>
    <context>
        <name>FilterMenu</name>
        <message>
            <source>No saved filters yet</source>
            <translation>ยังไม่มีตัวกรองที่บันทึกไว้</translation>
        </message>
        <message>
            <source>Save this filter…</source>
            <translation>บันทึกตัวกรองนี้…</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>ลบ</translation>
        </message>
        <message>
            <source>Delete the filter “{0}”?</source>
            <translation>ลบตัวกรอง “{0}” หรือไม่</translation>
        </message>
        <message>
            <source>It is deleted for everybody who reviews. The access log itself stays as it is.</source>
            <translation>ตัวกรองจะถูกลบสำหรับผู้ตรวจทานทุกคน บันทึกการเข้าใช้งานยังอยู่ตามเดิม</translation>
        </message>
        <message>
            <source>Delete filter “{0}”</source>
            <translation>ลบตัวกรอง “{0}”</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>ตัวกรองที่บันทึกไว้</translation>
        </message>
    </context>
    <context>
        <name>FilterNameDialog</name>
        <message>
            <source>Save the filter</source>
            <translation>บันทึกตัวกรอง</translation>
        </message>
        <message>
            <source>A filter of the same name is replaced.</source>
            <translation>ตัวกรองเดิมที่ชื่อเดียวกันจะถูกแทนที่</translation>
        </message>
        <message>
            <source>Name of the filter</source>
            <translation>ชื่อตัวกรอง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>FirstForm</name>
        <message>
            <source>Name, with rank</source>
            <translation>ชื่อ–สกุล พร้อมยศ</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>ตำแหน่ง</translation>
        </message>
        <message>
            <source>User name, for signing in</source>
            <translation>ชื่อผู้ใช้ สำหรับเข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>Create the administrator</source>
            <translation>สร้างผู้ดูแลระบบ</translation>
        </message>
    </context>
    <context>
        <name>FirstStart</name>
        <message>
            <source>No cameras yet</source>
            <translation>ยังไม่มีกล้อง</translation>
        </message>
        <message>
            <source>Begin with one camera, with a list of them, or look around in a simulated province.</source>
            <translation>เริ่มจากเพิ่มกล้องหนึ่งตัว นำเข้ารายการกล้อง หรือลองใช้งานกับจังหวัดจำลอง</translation>
        </message>
        <message>
            <source>Add a camera</source>
            <translation>เพิ่มกล้อง</translation>
        </message>
        <message>
            <source>by its ONVIF or RTSP address</source>
            <translation>ด้วยที่อยู่ ONVIF หรือ RTSP</translation>
        </message>
        <message>
            <source>Import a list</source>
            <translation>นำเข้ารายการกล้อง</translation>
        </message>
        <message>
            <source>a CSV file, checked first</source>
            <translation>ไฟล์ CSV ตรวจสอบก่อนนำเข้า</translation>
        </message>
        <message>
            <source>Simulated province</source>
            <translation>จังหวัดจำลอง</translation>
        </message>
        <message>
            <source>no real cameras needed</source>
            <translation>ไม่ต้องมีกล้องจริง</translation>
        </message>
    </context>
    <context>
        <name>Footage</name>
        <message>
            <source>Fetching footage</source>
            <translation>กำลังดึงภาพ</translation>
        </message>
        <message>
            <source>Playing</source>
            <translation>กำลังเล่น</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>หยุดชั่วคราว</translation>
        </message>
        <message>
            <source>No footage</source>
            <translation>ไม่มีภาพ</translation>
        </message>
        <message>
            <source>Cannot be shown</source>
            <translation>แสดงไม่ได้</translation>
        </message>
        <message>
            <source>On hold: is not overwritten</source>
            <translation>ระงับการลบ: ไม่ถูกเขียนทับ</translation>
        </message>
        <message>
            <source>Is overwritten in {0}</source>
            <translation>จะถูกเขียนทับใน {0}</translation>
        </message>
    </context>
    <context>
        <name>FootageCard</name>
        <message>
            <source>Look at it</source>
            <translation>ดูภาพ</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>พบภาพ</translation>
        </message>
        <message>
            <source>On hold here</source>
            <translation>ระงับการลบไว้แล้ว</translation>
        </message>
        <message>
            <source>Nothing is there</source>
            <translation>ไม่มีภาพ</translation>
        </message>
        <message>
            <source>Overwritten at the owner's in {0}</source>
            <translation>จะถูกบันทึกทับที่เครื่องของหน่วยงานใน {0}</translation>
        </message>
        <message>
            <source>Overwritten at the owner's by now</source>
            <translation>น่าจะถูกบันทึกทับที่เครื่องของหน่วยงานแล้ว</translation>
        </message>
        <message>
            <source>Which footage</source>
            <translation>ภาพที่ขอ</translation>
        </message>
        <message>
            <source>recorded here</source>
            <translation>บันทึกไว้ที่นี่</translation>
        </message>
        <message>
            <source>handed in</source>
            <translation>ไฟล์ที่มีผู้นำส่ง</translation>
        </message>
        <message>
            <source>at the owner's recorder</source>
            <translation>อยู่ที่เครื่องบันทึกของหน่วยงาน</translation>
        </message>
        <message>
            <source>Copy again now</source>
            <translation>คัดลอกอีกครั้ง</translation>
        </message>
        <message>
            <source>Holds…</source>
            <translation>การระงับการลบ…</translation>
        </message>
        <message>
            <source>List the holds of this request; lifting one needs a second person</source>
            <translation>แสดงการระงับการลบของคำขอนี้ การยกเลิกต้องมีบุคคลที่สองยินยอม</translation>
        </message>
        <message>
            <source>copied here</source>
            <translation>คัดลอกมาไว้ที่นี่</translation>
        </message>
        <message>
            <source>Seen elsewhere: {0}</source>
            <translation>พบที่อื่น: {0}</translation>
        </message>
    </context>
    <context>
        <name>FootageStrip</name>
        <message>
            <source>Not searched yet</source>
            <translation>ยังไม่ได้สืบค้น</translation>
        </message>
        <message>
            <source>Footage there: {0} %</source>
            <translation>มีภาพ {0} %</translation>
        </message>
        <message>
            <source>on hold</source>
            <translation>ระงับการลบ</translation>
        </message>
    </context>
    <context>
        <name>FormPreview</name>
        <message>
            <source>Form</source>
            <translation>แบบพิมพ์</translation>
        </message>
        <message>
            <source>Pages: {0}</source>
            <translation>จำนวนหน้า: {0}</translation>
        </message>
        <message>
            <source>Smaller</source>
            <translation>ย่อ</translation>
        </message>
        <message>
            <source>Larger</source>
            <translation>ขยาย</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>บันทึกเป็น PDF…</translation>
        </message>
        <message>
            <source>Print…</source>
            <translation>พิมพ์…</translation>
        </message>
        <message>
            <source>Save the form</source>
            <translation>บันทึกแบบพิมพ์</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>Given to the printer: {0}</source>
            <translation>ส่งไปยังเครื่องพิมพ์แล้ว: {0}</translation>
        </message>
        <message>
            <source>The letter's number was kept</source>
            <translation>บันทึกเลขที่หนังสือแล้ว</translation>
        </message>
    </context>
    <context>
        <name>Forms</name>
        <message>
            <source>Request form</source>
            <translation>แบบคำขอข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Memo for approval</source>
            <translation>บันทึกข้อความเสนอพิจารณา</translation>
        </message>
        <message>
            <source>Letter of refusal</source>
            <translation>หนังสือแจ้งไม่อนุญาต</translation>
        </message>
        <message>
            <source>Letter asking to hold footage</source>
            <translation>หนังสือขอให้ระงับการลบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Letter forwarding a request</source>
            <translation>หนังสือส่งต่อคำขอ</translation>
        </message>
        <message>
            <source>Receipt</source>
            <translation>ใบรับมอบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Certificate of custody</source>
            <translation>หนังสือรับรองห่วงโซ่การคุ้มครองพยานหลักฐาน</translation>
        </message>
        <message>
            <source>Register of disclosures</source>
            <translation>บัญชีแสดงการเปิดเผย</translation>
        </message>
        <message>
            <source>Report of statistics</source>
            <translation>รายงานสถิติคำขอ</translation>
        </message>
        <message>
            <source>Letter that no footage was found</source>
            <translation>หนังสือแจ้งไม่พบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Letter asking for documents</source>
            <translation>หนังสือขอเอกสารเพิ่มเติม</translation>
        </message>
    </context>
    <context>
        <name>FormsDialog</name>
        <message>
            <source>Forms of address</source>
            <translation>รูปแบบที่อยู่</translation>
        </message>
        <message>
            <source>New form</source>
            <translation>เพิ่มรูปแบบ</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>ลบ</translation>
        </message>
        <message>
            <source>Words in braces are filled in: host, port, channel, and begin and end with a format as in the examples. A format that ends in Z counts in UTC, any other in the recorder's own time.</source>
            <translation>โปรแกรมเติมค่าในวงเล็บปีกกา ได้แก่ host, port, channel และเวลา begin, end ตามรูปแบบในตัวอย่าง รูปแบบที่ลงท้ายด้วย Z นับตามเวลา UTC นอกนั้นนับตามเวลาของเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Make</source>
            <translation>ยี่ห้อ</translation>
        </message>
        <message>
            <source>Usual port</source>
            <translation>พอร์ตปกติ</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>ที่อยู่</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>{0} (of the program)</source>
            <translation>{0} (มากับโปรแกรม)</translation>
        </message>
        <message>
            <source>Becomes: {0}</source>
            <translation>ผลลัพธ์: {0}</translation>
        </message>
    </context>
    <context>
        <name>FormsSettings</name>
        <message>
            <source>the province's own, cannot be used</source>
            <translation>แม่แบบของจังหวัด ใช้ไม่ได้</translation>
        </message>
        <message>
            <source>the province's own</source>
            <translation>แม่แบบของจังหวัด</translation>
        </message>
        <message>
            <source>bundled</source>
            <translation>แม่แบบที่มากับโปรแกรม</translation>
        </message>
        <message>
            <source>Choose a form first.</source>
            <translation>เลือกแบบพิมพ์ก่อน</translation>
        </message>
        <message>
            <source>There is a copy already. Open the folder.</source>
            <translation>มีสำเนาแล้ว ให้เปิดโฟลเดอร์</translation>
        </message>
        <message>
            <source>The bundled form is used already.</source>
            <translation>ใช้แม่แบบที่มากับโปรแกรมอยู่แล้ว</translation>
        </message>
        <message>
            <source>Change {0} with a text editor; it is used from then on.</source>
            <translation>แก้ไข {0} ด้วยโปรแกรมแก้ไขข้อความ ระบบจะใช้แม่แบบนี้ตั้งแต่นั้นไป</translation>
        </message>
        <message>
            <source>The province's template is kept beside, with “.old” after its name.</source>
            <translation>แม่แบบของจังหวัดยังเก็บไว้ โดยเติม “.old” ท้ายชื่อ</translation>
        </message>
        <message>
            <source>Forms</source>
            <translation>แบบพิมพ์</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>แบบพิมพ์</translation>
        </message>
        <message>
            <source>Template</source>
            <translation>แม่แบบ</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>ดูตัวอย่าง</translation>
        </message>
        <message>
            <source>Make a copy to change</source>
            <translation>ทำสำเนาเพื่อแก้ไข</translation>
        </message>
        <message>
            <source>Use the bundled one</source>
            <translation>ใช้แม่แบบที่มากับโปรแกรม</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>เปิดโฟลเดอร์</translation>
        </message>
    </context>
    <context>
        <name>ForwardDialog</name>
        <message>
            <source>Forward to the owner</source>
            <translation>ส่งต่อหน่วยงานเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>Forward the request</source>
            <translation>ส่งต่อคำขอ</translation>
        </message>
        <message>
            <source>The owning agency answers the requester. The footage stays on hold here until lifted.</source>
            <translation>หน่วยงานเจ้าของกล้องเป็นผู้ตอบผู้ขอ ภาพที่นี่ยังคงระงับการลบจนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
    </context>
    <context>
        <name>FoundDialog</name>
        <message>
            <source>What was found</source>
            <translation>ผลการสืบค้น</translation>
        </message>
        <message>
            <source>Record it</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Look at each camera, then say what is there. What the desk has found is filled in already.</source>
            <translation>ดูภาพของแต่ละกล้องแล้วระบุผล ส่วนที่ระบบพบได้กรอกไว้ให้แล้ว</translation>
        </message>
        <message>
            <source>what is there of a camera</source>
            <translation>ผลการสืบค้นของกล้อง</translation>
        </message>
        <message>
            <source>where it was seen</source>
            <translation>สถานที่ที่พบภาพ</translation>
        </message>
        <message>
            <source>there: {0}</source>
            <translation>มีภาพ {0}</translation>
        </message>
        <message>
            <source>nothing there</source>
            <translation>ไม่มีภาพ</translation>
        </message>
        <message>
            <source>(not said yet)</source>
            <translation>(ยังไม่ระบุ)</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>พบภาพ</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>หมายเหตุ</translation>
        </message>
        <message>
            <source>Look at it</source>
            <translation>ดูภาพ</translation>
        </message>
        <message>
            <source>Found: what is there</source>
            <translation>พบภาพตามที่มีอยู่</translation>
        </message>
        <message>
            <source>Seen elsewhere, not here</source>
            <translation>พบที่อื่น ไม่มีที่เครื่องนี้</translation>
        </message>
    </context>
    <context>
        <name>GatePanel</name>
        <message>
            <source>Write this code on paper and put it into the safe. With it an administrator who forgot the password gets in again. It counts once.</source>
            <translation>จดรหัสนี้ลงกระดาษและเก็บในตู้นิรภัย หากผู้ดูแลระบบลืมรหัสผ่าน ใช้รหัสนี้กลับเข้าระบบได้หนึ่งครั้ง</translation>
        </message>
        <message>
            <source>Create the first administrator</source>
            <translation>สร้างผู้ดูแลระบบคนแรก</translation>
        </message>
        <message>
            <source>Recovery sheet</source>
            <translation>ใบกู้คืน</translation>
        </message>
        <message>
            <source>Sign in</source>
            <translation>เข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>Password forgotten</source>
            <translation>ลืมรหัสผ่าน</translation>
        </message>
        <message>
            <source>Choose a password of your own</source>
            <translation>ตั้งรหัสผ่านของตนเอง</translation>
        </message>
        <message>
            <source>The desk is locked</source>
            <translation>โต๊ะทำงานถูกล็อกอยู่</translation>
        </message>
        <message>
            <source>Hand over the shift</source>
            <translation>ส่งมอบเวร</translation>
        </message>
        <message>
            <source>Close the locked desk?</source>
            <translation>ปิดโต๊ะทำงานที่ล็อกอยู่หรือไม่</translation>
        </message>
        <message>
            <source>CCTV operations room · {0} province</source>
            <translation>ห้องปฏิบัติการ CCTV · จังหวัด{0}</translation>
        </message>
        <message>
            <source>This person adds everybody else. No password comes with the program.</source>
            <translation>บุคคลนี้เป็นผู้เพิ่มผู้ใช้คนอื่นทั้งหมด โปรแกรมไม่มีรหัสผ่านติดมาให้</translation>
        </message>
        <message>
            <source>Ask an administrator for a new password. Administrators who forgot their own use the recovery sheet from the safe; it shows in the access log.</source>
            <translation>ขอรหัสผ่านใหม่จากผู้ดูแลระบบ หากผู้ดูแลระบบลืมเอง ให้ใช้ใบกู้คืนในตู้นิรภัย ซึ่งจะปรากฏในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>The password you were given counts once only.</source>
            <translation>รหัสผ่านที่ได้รับมาใช้ได้ครั้งเดียว</translation>
        </message>
        <message>
            <source>The wall goes on. Who locked the desk types the password.</source>
            <translation>ผนังจอภาพยังทำงานต่อ ผู้ที่ล็อกโต๊ะพิมพ์รหัสผ่านเพื่อปลดล็อก</translation>
        </message>
        <message>
            <source>From {0}, to whoever signs in here. The wall goes on.</source>
            <translation>จาก {0} ถึงผู้ที่เข้าสู่ระบบที่นี่ ผนังจอภาพยังทำงานต่อ</translation>
        </message>
        <message>
            <source>The wall goes dark, and what this computer records stops. {0} or an administrator types name and password; it shows in the access log.</source>
            <translation>ผนังจอภาพจะดับ และการบันทึกภาพของคอมพิวเตอร์เครื่องนี้จะหยุด ให้ {0} หรือผู้ดูแลระบบพิมพ์ชื่อผู้ใช้และรหัสผ่าน การปิดจะปรากฏในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Unlock</source>
            <translation>ปลดล็อก</translation>
        </message>
        <message>
            <source>Take over the shift</source>
            <translation>รับเวร</translation>
        </message>
        <message>
            <source>Close the desk, wall off</source>
            <translation>ปิดโต๊ะทำงานและผนังจอภาพ</translation>
        </message>
        <message>
            <source>Use this password</source>
            <translation>ใช้รหัสผ่านนี้</translation>
        </message>
        <message>
            <source>Note for the next shift</source>
            <translation>บันทึกถึงเวรถัดไป</translation>
        </message>
        <message>
            <source>Somebody else takes over…</source>
            <translation>ผู้อื่นรับเวร…</translation>
        </message>
        <message>
            <source>Password forgotten…</source>
            <translation>ลืมรหัสผ่าน…</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>ย้อนกลับ</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>ภาษา</translation>
        </message>
    </context>
    <context>
        <name>HandoverDialog</name>
        <message>
            <source>Hand over {0}</source>
            <translation>ส่งมอบ {0}</translation>
        </message>
        <message>
            <source>Record the hand-over</source>
            <translation>บันทึกการส่งมอบ</translation>
        </message>
        <message>
            <source>e.g. USB stick, DVD</source>
            <translation>เช่น แฟลชไดรฟ์ ดีวีดี</translation>
        </message>
        <message>
            <source>Serial no. of the medium</source>
            <translation>หมายเลขเครื่องของสื่อ</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>ตำแหน่ง</translation>
        </message>
        <message>
            <source>Signs here</source>
            <translation>ลงลายมือชื่อที่นี่</translation>
        </message>
        <message>
            <source>On paper, scanned back</source>
            <translation>ลงลายมือชื่อบนกระดาษแล้วสแกนกลับ</translation>
        </message>
        <message>
            <source>e.g. copied by other means, onto the receiver's own medium</source>
            <translation>เช่น คัดลอกด้วยวิธีอื่น ลงสื่อของผู้รับเอง</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>ชุดที่ส่งมอบ</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>ผู้รับมอบ</translation>
        </message>
        <message>
            <source>ID card no.</source>
            <translation>เลขบัตรประจำตัว</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>สื่อบันทึก</translation>
        </message>
        <message>
            <source>How it is given</source>
            <translation>วิธีส่งมอบ</translation>
        </message>
        <message>
            <source>Witness</source>
            <translation>พยาน</translation>
        </message>
        <message>
            <source>Undertaking</source>
            <translation>คำรับรองการใช้</translation>
        </message>
        <message>
            <source>Sign again</source>
            <translation>ลงลายมือชื่อใหม่</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>ลายมือชื่อ</translation>
        </message>
        <message>
            <source>The package has not been copied onto a medium yet. Copy it first, or say how it reaches the receiver.</source>
            <translation>ยังไม่ได้คัดลอกชุดข้อมูลนี้ลงสื่อ โปรดคัดลอกก่อน หรือระบุวิธีที่ส่งถึงผู้รับ</translation>
        </message>
    </context>
    <context>
        <name>HashRows</name>
        <message>
            <source>Copy this hash</source>
            <translation>คัดลอกค่าแฮชนี้</translation>
        </message>
    </context>
    <context>
        <name>HealthFilters</name>
        <message>
            <source>Failing, late or live</source>
            <translation>ขัดข้อง ล่าช้า หรือสด</translation>
        </message>
        <message>
            <source>All cameras</source>
            <translation>กล้องทั้งหมด</translation>
        </message>
        <message>
            <source>All districts</source>
            <translation>ทุกอำเภอ</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>District</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>Subdistrict</source>
            <translation>ตำบล</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>หน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>All subdistricts</source>
            <translation>ทุกตำบล</translation>
        </message>
        <message>
            <source>All owners</source>
            <translation>ทุกหน่วยงาน</translation>
        </message>
    </context>
    <context>
        <name>HealthPage</name>
        <message>
            <source>Condition</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>รหัสกล้อง</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>พื้นที่</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>หน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Since</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>Why and what to do, or the stream</source>
            <translation>สาเหตุและสิ่งที่ต้องทำ หรือข้อมูลสตรีม</translation>
        </message>
        <message>
            <source>No camera matches the filter.</source>
            <translation>ไม่พบกล้องตามตัวกรอง</translation>
        </message>
        <message>
            <source>Show on the wall</source>
            <translation>แสดงบนผนังจอภาพ</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>แก้ไข…</translation>
        </message>
        <message>
            <source>Export the list…</source>
            <translation>ส่งออกรายการ…</translation>
        </message>
        <message>
            <source>Health of the cameras</source>
            <translation>สถานะของกล้อง</translation>
        </message>
        <message>
            <source>Cameras and their condition</source>
            <translation>กล้องและสถานะ</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>Export the list shown</source>
            <translation>ส่งออกรายการที่แสดง</translation>
        </message>
        <message>
            <source>No camera is failing, and none is shown on the wall.</source>
            <translation>ไม่มีกล้องขัดข้อง และไม่มีกล้องที่แสดงบนผนังจอภาพ</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>การบันทึก</translation>
        </message>
        <message>
            <source>▲ the camera's clock is off by {0}</source>
            <translation>▲ นาฬิกากล้องคลาดเคลื่อน {0}</translation>
        </message>
        <message>
            <source>Camera's clock: {0}</source>
            <translation>นาฬิกากล้อง: {0}</translation>
        </message>
    </context>
    <context>
        <name>HistoryCard</name>
        <message>
            <source>When</source>
            <translation>วันเวลา</translation>
        </message>
        <message>
            <source>What</source>
            <translation>การดำเนินการ</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>By</source>
            <translation>โดย</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>History of the request</source>
            <translation>ประวัติของคำขอ</translation>
        </message>
        <message>
            <source>History</source>
            <translation>ประวัติ</translation>
        </message>
        <message>
            <source>What it was about</source>
            <translation>เกี่ยวกับ</translation>
        </message>
    </context>
    <context>
        <name>HoldDialog</name>
        <message>
            <source>Place a hold</source>
            <translation>ระงับการลบ</translation>
        </message>
        <message>
            <source>Add a camera: code or name</source>
            <translation>เพิ่มกล้อง: รหัสหรือชื่อ</translation>
        </message>
        <message>
            <source>Add a camera</source>
            <translation>เพิ่มกล้อง</translation>
        </message>
        <message>
            <source>empty: until it is lifted</source>
            <translation>เว้นว่าง: จนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>number of the request, where there is one</source>
            <translation>เลขที่คำขอ ถ้ามี</translation>
        </message>
        <message>
            <source>Why the footage is needed</source>
            <translation>เหตุที่ต้องใช้ภาพ</translation>
        </message>
        <message>
            <source>Footage on hold is not deleted, neither by age nor for want of space, until it is lifted.</source>
            <translation>ภาพที่ระงับการลบจะไม่ถูกลบ ทั้งเพราะครบกำหนดเก็บและเพราะพื้นที่ไม่พอ จนกว่าจะยกเลิกการระงับ</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message numerus="yes">
            <source>Hold %Ln camera(s)</source>
            <translation>
                <numerusform>ระงับการลบ %Ln กล้อง</numerusform>
            </translation>
        </message>
        <message>
            <source>when somebody looks whether it is still needed; it stays till lifted</source>
            <translation>วันที่ทบทวนว่ายังจำเป็นหรือไม่ ภาพไม่ถูกลบจนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>Review on</source>
            <translation>ทบทวนวันที่</translation>
        </message>
    </context>
    <context>
        <name>Holds</name>
        <message>
            <source>until it is lifted</source>
            <translation>จนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>from {0} until it is lifted</source>
            <translation>ตั้งแต่ {0} จนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>✓ lifted</source>
            <translation>✓ ยกเลิกแล้ว</translation>
        </message>
        <message>
            <source>● on hold</source>
            <translation>● ระงับอยู่</translation>
        </message>
        <message>
            <source>Reason: {0}</source>
            <translation>เหตุผล: {0}</translation>
        </message>
        <message>
            <source>request {0}</source>
            <translation>คำขอ {0}</translation>
        </message>
        <message>
            <source>Placed {0} by {1}</source>
            <translation>ระงับเมื่อ {0} โดย {1}</translation>
        </message>
        <message>
            <source>Lifted {0} by {1}: {2}</source>
            <translation>ยกเลิกเมื่อ {0} โดย {1}: {2}</translation>
        </message>
        <message>
            <source>second person {0}</source>
            <translation>บุคคลที่สอง {0}</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Placed by</source>
            <translation>ผู้ระงับ</translation>
        </message>
        <message>
            <source>Placed at</source>
            <translation>ระงับเมื่อ</translation>
        </message>
        <message>
            <source>Lifted by</source>
            <translation>ผู้ยกเลิก</translation>
        </message>
        <message>
            <source>Lifted at</source>
            <translation>ยกเลิกเมื่อ</translation>
        </message>
        <message>
            <source>Why it was lifted</source>
            <translation>เหตุผลที่ยกเลิก</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>บุคคลที่สอง</translation>
        </message>
        <message>
            <source>recorded here</source>
            <translation>มีภาพในเครื่องนี้</translation>
        </message>
        <message>
            <source>only in the owner's recorder: not protected, cut a clip</source>
            <translation>มีเฉพาะในเครื่องบันทึกของหน่วยงาน: ระงับไม่ได้ ให้ตัดคลิป</translation>
        </message>
        <message>
            <source>only in memory for two minutes: cut a clip now</source>
            <translation>มีเฉพาะในหน่วยความจำสองนาที: ตัดคลิปทันที</translation>
        </message>
        <message>
            <source>in a file handed in, which is not deleted</source>
            <translation>อยู่ในไฟล์ที่ได้รับมา ซึ่งไม่ถูกลบ</translation>
        </message>
        <message>
            <source>nothing yet; what will be recorded is held</source>
            <translation>ยังไม่มีภาพ จะระงับภาพที่บันทึกต่อไป</translation>
        </message>
        <message>
            <source>nothing recorded in this time</source>
            <translation>ไม่มีการบันทึกในช่วงนี้</translation>
        </message>
        <message>
            <source>in a protective copy, which is kept</source>
            <translation>อยู่ในสำเนาป้องกันซึ่งเก็บรักษาไว้</translation>
        </message>
        <message>
            <source>▲ to be reviewed</source>
            <translation>▲ ถึงกำหนดทบทวน</translation>
        </message>
        <message>
            <source>to be reviewed on {0}</source>
            <translation>ทบทวนวันที่ {0}</translation>
        </message>
        <message>
            <source>Review on</source>
            <translation>ทบทวนวันที่</translation>
        </message>
    </context>
    <context>
        <name>HoldsDialog</name>
        <message>
            <source>Holds on footage</source>
            <translation>การระงับการลบ</translation>
        </message>
        <message>
            <source>Camera, reason, request, name</source>
            <translation>กล้อง เหตุผล คำขอ ชื่อ</translation>
        </message>
        <message>
            <source>Search the holds</source>
            <translation>ค้นหาการระงับ</translation>
        </message>
        <message>
            <source>Also those that were lifted</source>
            <translation>แสดงที่ยกเลิกแล้วด้วย</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Placed by</source>
            <translation>ผู้ระงับ</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Go to this footage</source>
            <translation>ดูภาพช่วงนี้</translation>
        </message>
        <message>
            <source>Lift…</source>
            <translation>ยกเลิกการระงับ…</translation>
        </message>
        <message>
            <source>Place a hold…</source>
            <translation>ระงับการลบ…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>No hold has these words.</source>
            <translation>ไม่พบการระงับที่มีคำนี้</translation>
        </message>
        <message>
            <source>No footage is on hold. Mark it on the Playback page and press “Hold”, or place a hold here.</source>
            <translation>ไม่มีภาพที่ระงับการลบ เลือกช่วงในหน้าย้อนดูแล้วกด “ระงับการลบ” หรือเพิ่มที่นี่</translation>
        </message>
        <message>
            <source>Camera no longer in the register</source>
            <translation>กล้องไม่อยู่ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Choose a hold that is in force in the list first.</source>
            <translation>เลือกรายการที่ระงับอยู่ก่อน</translation>
        </message>
        <message>
            <source>Only those to be reviewed</source>
            <translation>เฉพาะที่ถึงกำหนดทบทวน</translation>
        </message>
        <message>
            <source>Review on</source>
            <translation>ทบทวนวันที่</translation>
        </message>
        <message>
            <source>Keep longer…</source>
            <translation>คงไว้ต่อ…</translation>
        </message>
        <message>
            <source>No hold is to be reviewed.</source>
            <translation>ไม่มีรายการระงับการลบที่ถึงกำหนดทบทวน</translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message>
            <source>Import a list of cameras</source>
            <translation>นำเข้ารายการกล้อง</translation>
        </message>
        <message>
            <source>Choose a CSV file with one camera a row.</source>
            <translation>เลือกไฟล์ CSV ที่มีกล้องหนึ่งตัวต่อหนึ่งแถว</translation>
        </message>
        <message>
            <source>Choose a file…</source>
            <translation>เลือกไฟล์…</translation>
        </message>
        <message>
            <source>Change cameras whose code is in the register already</source>
            <translation>แก้ไขกล้องที่มีรหัสอยู่ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Store the good rows although others are bad</source>
            <translation>บันทึกแถวที่ถูกต้องแม้แถวอื่นผิด</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>ปัญหา</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>แถว</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>คอลัมน์</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>ปัญหา</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>นำเข้า</translation>
        </message>
        <message>
            <source>Save an empty list…</source>
            <translation>บันทึกรายการเปล่า…</translation>
        </message>
        <message>
            <source>The headings, to be filled in with a spreadsheet program</source>
            <translation>หัวตารางสำหรับกรอกด้วยโปรแกรมสเปรดชีต</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Lists (*.csv *.txt);;All files (*)</source>
            <translation>รายการ (*.csv *.txt);;ไฟล์ทั้งหมด (*)</translation>
        </message>
        <message>
            <source>Stored from {0}: new cameras {1}, changed {2}; rows left out {3}</source>
            <translation>บันทึกจาก {0} แล้ว: กล้องใหม่ {1} แก้ไข {2} แถวที่ไม่ได้บันทึก {3}</translation>
        </message>
        <message>
            <source>{0}: new cameras {1}, changed {2}; rows with problems {3}</source>
            <translation>{0}: กล้องใหม่ {1} แก้ไข {2} แถวที่มีปัญหา {3}</translation>
        </message>
        <message numerus="yes">
            <source>Import %Ln camera(s)</source>
            <translation>
                <numerusform>นำเข้ากล้อง %Ln ตัว</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>InstantView</name>
        <message>
            <source>REPLAY · NOT LIVE</source>
            <translation>ย้อนดู · ไม่ใช่ภาพสด</translation>
        </message>
        <message>
            <source>REPLAY · NOT LIVE · {0} ago</source>
            <translation>ย้อนดู · ไม่ใช่ภาพสด · {0}ที่แล้ว</translation>
        </message>
        <message>
            <source>Instant replay, not live</source>
            <translation>ย้อนดูทันที ไม่ใช่ภาพสด</translation>
        </message>
        <message>
            <source>Back to live</source>
            <translation>กลับภาพสด</translation>
        </message>
        <message>
            <source>Back to the living picture (Esc)</source>
            <translation>กลับไปยังภาพสด (Esc)</translation>
        </message>
        <message>
            <source>−{0} s</source>
            <translation>−{0} วิ</translation>
        </message>
        <message>
            <source>Replay from {0} s ago</source>
            <translation>ย้อนดู {0} วินาทีก่อน</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>ย้อนดู</translation>
        </message>
        <message>
            <source>Go on from this moment on the Playback page</source>
            <translation>ดูต่อจากเวลานี้ในหน้าย้อนดู</translation>
        </message>
    </context>
    <context>
        <name>IntervalChoice</name>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
    </context>
    <context>
        <name>ItemDetails</name>
        <message>
            <source>{0} to {1}</source>
            <translation>{0} ถึง {1}</translation>
        </message>
        <message>
            <source>Time left to review: {0}</source>
            <translation>เวลาตรวจทานที่เหลือ: {0}</translation>
        </message>
        <message>
            <source>Not listed here: {0} more. They are in the log or its archive.</source>
            <translation>ไม่ได้แสดงที่นี่อีก {0} รายการ ดูได้ในบันทึกหรือแฟ้มเก็บถาวร</translation>
        </message>
        <message>
            <source>In order: sign off</source>
            <translation>ถูกต้อง: ลงนามตรวจแล้ว</translation>
        </message>
        <message>
            <source>Not in order: sign off</source>
            <translation>ไม่ถูกต้อง: ลงนามตรวจแล้ว</translation>
        </message>
        <message>
            <source>Ask the person</source>
            <translation>สอบถามผู้ใช้</translation>
        </message>
        <message>
            <source>Escalate</source>
            <translation>เสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>Send the answer</source>
            <translation>ส่งคำตอบ</translation>
        </message>
        <message>
            <source>What they saw</source>
            <translation>ดูสิ่งที่เห็น</translation>
        </message>
        <message>
            <source>Show in the log</source>
            <translation>ดูในบันทึก</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>รายการ</translation>
        </message>
        <message>
            <source>What was done so far</source>
            <translation>การดำเนินการที่ผ่านมา</translation>
        </message>
        <message>
            <source>Choose an item to see why it is here and what to do.</source>
            <translation>เลือกเรื่องเพื่อดูว่าเหตุใดจึงอยู่ที่นี่และต้องทำอะไร</translation>
        </message>
        <message>
            <source>The chosen item</source>
            <translation>เรื่องที่เลือก</translation>
        </message>
        <message>
            <source>Your answer (required)</source>
            <translation>คำตอบของท่าน (ต้องกรอก)</translation>
        </message>
        <message>
            <source>Note (required): what you found, or ask</source>
            <translation>บันทึก (ต้องกรอก): สิ่งที่พบ หรือคำถาม</translation>
        </message>
    </context>
    <context>
        <name>KeepDialog</name>
        <message>
            <source>Keep this hold longer?</source>
            <translation>คงการระงับการลบนี้ไว้ต่อหรือไม่</translation>
        </message>
        <message>
            <source>The footage stays on hold in any case, until somebody lifts it. On this day you are asked again.</source>
            <translation>ภาพยังระงับการลบอยู่เสมอจนกว่าจะมีผู้ยกเลิก เมื่อถึงวันนี้จะแจ้งให้ทบทวนอีกครั้ง</translation>
        </message>
        <message>
            <source>Review on</source>
            <translation>ทบทวนวันที่</translation>
        </message>
        <message>
            <source>Why the footage is still needed</source>
            <translation>เหตุที่ยังต้องใช้ภาพ</translation>
        </message>
        <message>
            <source>Keep the hold</source>
            <translation>คงการระงับไว้</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>KeyLine</name>
        <message>
            <source>Hatched: no pictures there</source>
            <translation>ช่วงที่ขีดเฉียง: ไม่มีภาพ</translation>
        </message>
    </context>
    <context>
        <name>LayoutPicker</name>
        <message numerus="yes">
            <source>%n tile(s)</source>
            <translation>
                <numerusform>%n ช่องภาพ</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>Blue: footage; where there is none, nothing was recorded</source>
            <translation>สีฟ้า: มีภาพ ช่วงที่ว่างคือไม่มีการบันทึก</translation>
        </message>
        <message>
            <source>Violet line above: on hold</source>
            <translation>เส้นม่วงด้านบน: ระงับการลบ</translation>
        </message>
        <message>
            <source>Amber line below: is overwritten within a day</source>
            <translation>เส้นเหลืองด้านล่าง: จะถูกเขียนทับภายในหนึ่งวัน</translation>
        </message>
        <message>
            <source>Flag: bookmark</source>
            <translation>ธง: จุดสังเกต</translation>
        </message>
        <message>
            <source>White frame: asked for by {0}</source>
            <translation>กรอบสีขาว: ช่วงที่ขอตาม {0}</translation>
        </message>
    </context>
    <context>
        <name>LetterBar</name>
        <message>
            <source>This number is already on: {0}, {1}, {2}.</source>
            <translation>เลขที่นี้ใช้แล้วใน {0} คำขอ {1} ลงวันที่ {2}</translation>
        </message>
        <message>
            <source>And on {0} more.</source>
            <translation>และอีก {0} ฉบับ</translation>
        </message>
        <message>
            <source>Printed or saved, the letter keeps its number. Without one, room is left to write it.</source>
            <translation>เมื่อพิมพ์หรือบันทึกไฟล์ ระบบจะเก็บเลขที่หนังสือไว้ ถ้าไม่กรอก หนังสือจะเว้นที่ไว้เขียน</translation>
        </message>
        <message>
            <source>The letter has its number since {0} (by {1}). Another one is kept beside it.</source>
            <translation>ออกเลขที่เมื่อ {0} โดย {1} ถ้าใช้เลขที่อื่น ระบบจะเก็บไว้คู่กัน</translation>
        </message>
        <message>
            <source>Keep the number</source>
            <translation>บันทึกเลขที่</translation>
        </message>
        <message>
            <source>Letter no.</source>
            <translation>ที่</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>ลงวันที่</translation>
        </message>
        <message>
            <source>Press again to use it all the same.</source>
            <translation>กดอีกครั้งเพื่อใช้เลขที่นี้</translation>
        </message>
    </context>
    <context>
        <name>Letterhead</name>
        <message>
            <source>none: room is left for the Garuda of pre-printed paper</source>
            <translation>ไม่มี: เว้นที่ไว้สำหรับตราครุฑบนกระดาษพิมพ์สำเร็จ</translation>
        </message>
        <message>
            <source>Logo of the agency</source>
            <translation>ตราหน่วยงาน</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
            <translation>ภาพ (*.png *.jpg *.jpeg *.svg)</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Section, on memos and below letters</source>
            <translation>ส่วนราชการ ในบันทึกข้อความและท้ายหนังสือ</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>ที่อยู่</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>โทรศัพท์</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>ไปรษณีย์อิเล็กทรอนิกส์</translation>
        </message>
        <message>
            <source>Letter numbers begin with</source>
            <translation>เลขที่หนังสือขึ้นต้นด้วย</translation>
        </message>
        <message>
            <source>Signed by</source>
            <translation>ผู้ลงนาม</translation>
        </message>
        <message>
            <source>Position of the signatory</source>
            <translation>ตำแหน่งผู้ลงนาม</translation>
        </message>
        <message>
            <source>Logo</source>
            <translation>ตราหน่วยงาน</translation>
        </message>
        <message>
            <source>e.g. {0}</source>
            <translation>เช่น {0}</translation>
        </message>
        <message>
            <source>Thai digits on printed forms</source>
            <translation>ใช้เลขไทยในแบบพิมพ์</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>Choose the logo</source>
            <translation>เลือกตราหน่วยงาน</translation>
        </message>
        <message>
            <source>Without logo</source>
            <translation>ไม่ใช้ตราหน่วยงาน</translation>
        </message>
    </context>
    <context>
        <name>LiftDialog</name>
        <message>
            <source>Lift this hold?</source>
            <translation>ยกเลิกการระงับนี้?</translation>
        </message>
        <message>
            <source>This footage is older than footage is kept: once the hold is lifted it is deleted for good.</source>
            <translation>ภาพนี้พ้นกำหนดเก็บแล้ว เมื่อยกเลิกการระงับ ภาพจะถูกลบถาวร</translation>
        </message>
        <message>
            <source>From then on this footage is deleted like all other when its time is over.</source>
            <translation>ภาพนี้จะถูกลบเมื่อครบกำหนดเก็บเหมือนภาพอื่น</translation>
        </message>
        <message>
            <source>Why the footage may go</source>
            <translation>เหตุที่ไม่ต้องเก็บภาพต่อ</translation>
        </message>
        <message>
            <source>Lift the hold</source>
            <translation>ยกเลิกการระงับ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>LimitsFields</name>
        <message>
            <source>Chosen: {0}</source>
            <translation>เลือกแล้ว: {0}</translation>
        </message>
        <message>
            <source>Everywhere in the province</source>
            <translation>ทุกพื้นที่ในจังหวัด</translation>
        </message>
        <message>
            <source>Find a district, agency or camera</source>
            <translation>ค้นหาอำเภอ หน่วยงาน หรือกล้อง</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>พื้นที่</translation>
        </message>
        <message>
            <source>Any time</source>
            <translation>ไม่จำกัด</translation>
        </message>
        <message>
            <source> h</source>
            <translation> ชม.</translation>
        </message>
        <message>
            <source>May look back</source>
            <translation>ดูภาพย้อนหลังได้</translation>
        </message>
        <message>
            <source>First day</source>
            <translation>วันแรก</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>วันสุดท้าย</translation>
        </message>
        <message>
            <source>day/month/year, or empty</source>
            <translation>วัน/เดือน/ปี หรือเว้นว่าง</translation>
        </message>
    </context>
    <context>
        <name>ListDialog</name>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
    </context>
    <context>
        <name>ListTab</name>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>Purpose</source>
            <translation>วัตถุประสงค์</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Requests: {0}</source>
            <translation>คำขอ: {0}</translation>
        </message>
        <message>
            <source>Reading the requests…</source>
            <translation>กำลังอ่านคำขอ…</translation>
        </message>
        <message>
            <source>No drafts. What you begin to register and leave is kept here.</source>
            <translation>ไม่มีร่าง คำขอที่เริ่มกรอกแล้วออกจากหน้าจะเก็บไว้ที่นี่</translation>
        </message>
        <message>
            <source>No request matches. Take away one of the conditions at the left, or choose “All”.</source>
            <translation>ไม่มีคำขอที่ตรงกัน ลดเงื่อนไขทางซ้าย หรือเลือก “ทั้งหมด”</translation>
        </message>
        <message>
            <source>No request is on this board.</source>
            <translation>ไม่มีคำขอในกลุ่มนี้</translation>
        </message>
        <message>
            <source>No requests yet. Press “New request” when a letter arrives: the footage is held at once.</source>
            <translation>ยังไม่มีคำขอ เมื่อได้รับหนังสือให้กด “รับคำขอใหม่” ระบบจะระงับการลบภาพทันที</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>Export what is listed</source>
            <translation>ส่งออกรายการที่แสดง</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>เปิด</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>My drafts</source>
            <translation>ร่างของฉัน</translation>
        </message>
    </context>
    <context>
        <name>LogFilters</name>
        <message>
            <source>Several ({0})</source>
            <translation>หลายรายการ ({0})</translation>
        </message>
        <message>
            <source>Everybody</source>
            <translation>ทุกคน</translation>
        </message>
        <message>
            <source>Every action</source>
            <translation>ทุกการกระทำ</translation>
        </message>
        <message>
            <source>All districts</source>
            <translation>ทุกอำเภอ</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>เวลา</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>District</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>การกระทำ</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Words in names, reasons, details</source>
            <translation>คำในชื่อ เหตุผล รายละเอียด</translation>
        </message>
        <message>
            <source>day/month/year 14:30</source>
            <translation>วัน/เดือน/ปี 14:30</translation>
        </message>
        <message>
            <source>Code or name</source>
            <translation>รหัสหรือชื่อ</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>แสดง</translation>
        </message>
        <message>
            <source>Every look at the access log is recorded in it.</source>
            <translation>การเปิดดูบันทึกการเข้าใช้งานทุกครั้งถูกบันทึกไว้</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>ล้างตัวกรอง</translation>
        </message>
    </context>
    <context>
        <name>LogTab</name>
        <message>
            <source>Reading the access log…</source>
            <translation>กำลังอ่านบันทึกการเข้าใช้งาน…</translation>
        </message>
        <message>
            <source>Choose at the left what to look at, then press “Show”. Each look is recorded.</source>
            <translation>เลือกสิ่งที่ต้องการดูทางซ้าย แล้วกด “แสดง” การเปิดดูทุกครั้งถูกบันทึกไว้</translation>
        </message>
        <message>
            <source>No entry matches. Choose a longer time, or take away one of the conditions at the left.</source>
            <translation>ไม่พบรายการที่ตรงเงื่อนไข เลือกช่วงเวลาให้ยาวขึ้น หรือลดเงื่อนไขทางซ้าย</translation>
        </message>
        <message>
            <source>Found: {0}</source>
            <translation>พบ {0} รายการ</translation>
        </message>
        <message>
            <source>Entries: {0}</source>
            <translation>{0} รายการ</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>แผนภูมิ</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>Export what is shown, sealed, with the means to check it</source>
            <translation>ส่งออกรายการที่แสดงพร้อมลายเซ็นและเครื่องมือตรวจสอบ</translation>
        </message>
        <message>
            <source>Activity by person and hour of the day (at most the last three months)</source>
            <translation>การใช้งานตามบุคคลและชั่วโมงของวัน (ไม่เกินสามเดือนล่าสุด)</translation>
        </message>
        <message>
            <source>Entries of the access log</source>
            <translation>รายการในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Activity by person and hour of the day</source>
            <translation>การใช้งานตามบุคคลและชั่วโมงของวัน</translation>
        </message>
        <message>
            <source>Found: {0} (back to {1})</source>
            <translation>พบ {0} รายการ (ถึง {1})</translation>
        </message>
        <message>
            <source>The search goes on to older entries when you scroll to the end.</source>
            <translation>เลื่อนลงไปท้ายตารางเพื่อค้นหารายการที่เก่ากว่า</translation>
        </message>
    </context>
    <context>
        <name>LogTable</name>
        <message>
            <source>Time</source>
            <translation>เวลา</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>การกระทำ</translation>
        </message>
        <message>
            <source>What it was about</source>
            <translation>เกี่ยวกับ</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>สถานที่</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>โต๊ะ</translation>
        </message>
        <message>
            <source>(the program)</source>
            <translation>(โปรแกรม)</translation>
        </message>
    </context>
    <context>
        <name>LookBack</name>
        <message>
            <source>Look back</source>
            <translation>ย้อนดู</translation>
        </message>
        <message>
            <source>−{0} s</source>
            <translation>−{0} วิ</translation>
        </message>
        <message>
            <source>Replay from {0} s ago in the tile</source>
            <translation>ย้อนดู {0} วินาทีก่อนในช่องภาพ</translation>
        </message>
        <message>
            <source>Replay in the tile (R); Esc comes back to live</source>
            <translation>ย้อนดูในช่องภาพ (R) กด Esc กลับภาพสด</translation>
        </message>
        <message>
            <source>5 minutes before</source>
            <translation>5 นาทีก่อนหน้านี้</translation>
        </message>
        <message>
            <source>Play on the Playback page from 5 minutes before this live picture</source>
            <translation>เล่นในหน้าย้อนดูตั้งแต่ 5 นาทีก่อนภาพสดนี้</translation>
        </message>
    </context>
    <context>
        <name>LossNotices</name>
        <message>
            <source>The picture is back: {0}</source>
            <translation>ภาพกลับมาแล้ว: {0}</translation>
        </message>
    </context>
    <context>
        <name>MaskCanvas</name>
        <message>
            <source>Click for each corner; a double click or Enter closes the area, Esc gives it up.</source>
            <translation>คลิกทีละมุม ดับเบิลคลิกหรือกด Enter เพื่อปิดพื้นที่ กด Esc เพื่อเลิกวาด</translation>
        </message>
    </context>
    <context>
        <name>MaskChoice</name>
        <message>
            <source>To draw areas, footage must lie here: make the package first, then “Make another copy…” with masks. Areas of an earlier masked copy can be used at once.</source>
            <translation>การวาดพื้นที่ต้องมีภาพอยู่ที่เครื่องนี้ก่อน: จัดทำชุดพยานหลักฐานก่อน แล้วเลือก “จัดทำสำเนาอีกชุด…” พร้อมการปิดบัง ส่วนพื้นที่จากสำเนาปิดบังภาพที่มีอยู่แล้วใช้ได้ทันที</translation>
        </message>
        <message>
            <source>Draw areas…</source>
            <translation>วาดพื้นที่…</translation>
        </message>
        <message>
            <source>From a copy…</source>
            <translation>จากสำเนาเดิม…</translation>
        </message>
        <message>
            <source>Areas of a masked copy that was made earlier</source>
            <translation>ใช้พื้นที่จากสำเนาปิดบังภาพที่ทำไว้ก่อน</translation>
        </message>
        <message>
            <source>Take the areas back</source>
            <translation>ยกเลิกพื้นที่ที่เลือกไว้</translation>
        </message>
        <message>
            <source>Nothing is masked</source>
            <translation>ไม่ปิดบัง</translation>
        </message>
        <message numerus="yes">
            <source>%n area(s), {0}–{1}</source>
            <translation>
                <numerusform>%n พื้นที่ {0}–{1}</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose the JSON file of a masked copy</source>
            <translation>เลือกไฟล์ JSON ของสำเนาปิดบังภาพ</translation>
        </message>
        <message>
            <source>JSON file of a masked copy (*.json)</source>
            <translation>ไฟล์ JSON ของสำเนาปิดบังภาพ (*.json)</translation>
        </message>
        <message>
            <source>Footage is being fetched… {0} %</source>
            <translation>กำลังเตรียมภาพ… {0} %</translation>
        </message>
    </context>
    <context>
        <name>MaskPanel</name>
        <message>
            <source>Draw an area on the picture</source>
            <translation>วาดพื้นที่บนภาพ</translation>
        </message>
        <message>
            <source>Areas</source>
            <translation>พื้นที่ปิดบัง</translation>
        </message>
        <message>
            <source>Also before the first key frame</source>
            <translation>ปิดบังก่อนจุดแรกด้วย</translation>
        </message>
        <message>
            <source>Also after the last key frame</source>
            <translation>ปิดบังหลังจุดสุดท้ายด้วย</translation>
        </message>
        <message>
            <source>Show the picture as it will be</source>
            <translation>แสดงภาพตามที่จะได้</translation>
        </message>
        <message>
            <source>Only black gives nothing away. Arrows move the area, with Shift they resize it, Del deletes it.</source>
            <translation>ดำทึบเท่านั้นที่ไม่เหลือเค้าเดิม ปุ่มลูกศรใช้เลื่อนพื้นที่ กด Shift พร้อมลูกศรเพื่อปรับขนาด กด Del เพื่อลบ</translation>
        </message>
        <message>
            <source>What is seen instead</source>
            <translation>ลักษณะการปิดบัง</translation>
        </message>
        <message>
            <source>Add key frame</source>
            <translation>เพิ่มจุดกำหนด</translation>
        </message>
        <message>
            <source>Keep the area where it is in this picture</source>
            <translation>กำหนดตำแหน่งพื้นที่ของภาพนี้ไว้</translation>
        </message>
        <message>
            <source>Ends here</source>
            <translation>สิ้นสุดที่นี่</translation>
        </message>
        <message>
            <source>This picture is the last in which the area is covered</source>
            <translation>ภาพนี้เป็นภาพสุดท้ายที่ปิดบังพื้นที่นี้</translation>
        </message>
        <message>
            <source>Delete key frame</source>
            <translation>ลบจุดกำหนด</translation>
        </message>
        <message>
            <source>Delete the key frame of this picture</source>
            <translation>ลบจุดกำหนดของภาพนี้</translation>
        </message>
        <message>
            <source>Delete area</source>
            <translation>ลบพื้นที่</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>เลิกทำ</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>ทำซ้ำ</translation>
        </message>
        <message numerus="yes">
            <source>%n key frame(s)</source>
            <translation>
                <numerusform>%n จุด</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MaskingDialog</name>
        <message>
            <source>Mask areas of a clip</source>
            <translation>ปิดบังภาพบุคคลในคลิปภาพ</translation>
        </message>
        <message>
            <source>e.g. REQ-2569-0001</source>
            <translation>เช่น REQ-2569-0001</translation>
        </message>
        <message>
            <source>Picture of the clip, with its areas</source>
            <translation>ภาพของคลิปพร้อมพื้นที่ปิดบัง</translation>
        </message>
        <message>
            <source>Key frames of the clip</source>
            <translation>จุดกำหนดของคลิป</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Save this picture</source>
            <translation>บันทึกภาพนี้</translation>
        </message>
        <message>
            <source>As it will be: with the areas covered and the time above it</source>
            <translation>ตามที่จะได้: ปิดบังพื้นที่แล้วและมีเวลาอยู่เหนือภาพ</translation>
        </message>
        <message>
            <source>Make the masked copy</source>
            <translation>ทำสำเนาปิดบังภาพ</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Camera no longer in the register</source>
            <translation>กล้องที่ไม่อยู่ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Draw an area on the picture first.</source>
            <translation>วาดพื้นที่บนภาพก่อน</translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) cover a single picture only</source>
            <translation>
                <numerusform>มี %n พื้นที่ที่ปิดบังเพียงภาพเดียว</numerusform>
            </translation>
        </message>
        <message>
            <source>In all other pictures what lies there can be seen. Set a second key frame, or cover also before and after.</source>
            <translation>ภาพอื่นทั้งหมดยังเห็นสิ่งที่อยู่ตรงนั้น ให้เพิ่มจุดกำหนดอีกจุด หรือปิดบังก่อนและหลังด้วย</translation>
        </message>
        <message>
            <source>Make the copy all the same</source>
            <translation>ทำสำเนาต่อไป</translation>
        </message>
        <message>
            <source>Close without making the copy?</source>
            <translation>ปิดโดยไม่ทำสำเนาหรือไม่</translation>
        </message>
        <message>
            <source>The areas that were drawn are kept nowhere else.</source>
            <translation>พื้นที่ที่วาดไว้จะไม่ถูกเก็บไว้ที่ใด</translation>
        </message>
        <message>
            <source>Close and discard the areas</source>
            <translation>ปิดและทิ้งพื้นที่ที่วาด</translation>
        </message>
    </context>
    <context>
        <name>MessageDialog</name>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Technical detail</source>
            <translation>รายละเอียดทางเทคนิค</translation>
        </message>
    </context>
    <context>
        <name>MonthGrid</name>
        <message>
            <source>Received: {0} · due: {1}</source>
            <translation>รับ {0} · ครบกำหนด {1}</translation>
        </message>
        <message>
            <source>received {0}</source>
            <translation>รับ {0}</translation>
        </message>
        <message>
            <source>due {0}</source>
            <translation>ครบกำหนด {0}</translation>
        </message>
    </context>
    <context>
        <name>NameDialog</name>
        <message>
            <source>Name of the view</source>
            <translation>ชื่อชุดมุมมอง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>NavigationRail</name>
        <message>
            <source>Live</source>
            <translation>ภาพสด</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>ทะเบียน</translation>
        </message>
        <message>
            <source>Health</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>ตั้งค่า</translation>
        </message>
        <message>
            <source>People</source>
            <translation>ผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>ตรวจทาน</translation>
        </message>
        <message>
            <source>Playback</source>
            <translation>ย้อนดู</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>คำขอ</translation>
        </message>
    </context>
    <context>
        <name>NearDialog</name>
        <message>
            <source>Cameras around a place</source>
            <translation>กล้องรอบสถานที่</translation>
        </message>
        <message>
            <source>A camera, or coordinates such as 13.5990, 100.5967</source>
            <translation>กล้อง หรือพิกัด เช่น 13.5990, 100.5967</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>สถานที่</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>รัศมี</translation>
        </message>
        <message>
            <source>within {0} m</source>
            <translation>ภายใน {0} ม.</translation>
        </message>
        <message>
            <source>Cameras found</source>
            <translation>กล้องที่พบ</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>This camera's position is not in the register.</source>
            <translation>ทะเบียนไม่มีพิกัดของกล้องนี้</translation>
        </message>
        <message>
            <source>Choose a camera by code or name, or type coordinates.</source>
            <translation>เลือกกล้องจากรหัสหรือชื่อ หรือพิมพ์พิกัด</translation>
        </message>
        <message>
            <source>Found: {0}. Cameras without a position in the register are not found here.</source>
            <translation>พบ {0} กล้อง กล้องที่ไม่มีพิกัดในทะเบียนจะไม่แสดง</translation>
        </message>
        <message>
            <source>{0} m</source>
            <translation>{0} ม.</translation>
        </message>
        <message numerus="yes">
            <source>Take %Ln camera(s)</source>
            <translation>
                <numerusform>เลือก %Ln กล้อง</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NewPasswordDialog</name>
        <message>
            <source>Password for {0}</source>
            <translation>รหัสผ่านของ {0}</translation>
        </message>
        <message>
            <source>User name: {0}. The password counts for one sign-in; then they choose their own.</source>
            <translation>ชื่อผู้ใช้: {0} รหัสผ่านนี้ใช้เข้าระบบครั้งแรก แล้วต้องตั้งรหัสของตนเอง</translation>
        </message>
    </context>
    <context>
        <name>NoteDialog</name>
        <message>
            <source>Bookmark</source>
            <translation>จุดสังเกต</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>ข้อความ</translation>
        </message>
        <message>
            <source>What is to be seen here</source>
            <translation>เห็นอะไรในภาพช่วงนี้</translation>
        </message>
        <message>
            <source>Save bookmark</source>
            <translation>บันทึกจุดสังเกต</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>NoticeBar</name>
        <message>
            <source>Close the message</source>
            <translation>ปิดข้อความ</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>เปิดโฟลเดอร์</translation>
        </message>
    </context>
    <context>
        <name>OpinionDialog</name>
        <message>
            <source>Submit for decision</source>
            <translation>เสนอพิจารณา</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>ความเห็น</translation>
        </message>
    </context>
    <context>
        <name>OrderDialog</name>
        <message>
            <source>Record an oral order</source>
            <translation>บันทึกคำสั่งด้วยวาจา</translation>
        </message>
        <message>
            <source>Who said what, how (telephone, in person) and why it cannot wait</source>
            <translation>ใครสั่งว่าอย่างไร ทางใด (โทรศัพท์ ด้วยตนเอง) และเหตุที่รอไม่ได้</translation>
        </message>
        <message>
            <source>Ordered by</source>
            <translation>ผู้สั่งการ</translation>
        </message>
        <message>
            <source>Words of the order</source>
            <translation>คำสั่ง</translation>
        </message>
        <message>
            <source>Cameras and minutes</source>
            <translation>กล้องและช่วงเวลา</translation>
        </message>
        <message>
            <source>Copying may begin at once. It is handed over only when the approver has confirmed it, and the paper is due by {0}.</source>
            <translation>เริ่มทำสำเนาได้ทันที แต่จะส่งมอบได้เมื่อผู้อนุญาตยืนยันแล้ว และต้องมีหนังสือตามมาภายใน {0}</translation>
        </message>
        <message>
            <source>Record the order</source>
            <translation>บันทึกคำสั่ง</translation>
        </message>
        <message>
            <source>(choose who ordered it)</source>
            <translation>(เลือกผู้สั่งการ)</translation>
        </message>
    </context>
    <context>
        <name>OwnPart</name>
        <message>
            <source>Not offered, because outside the places of your account: {0}</source>
            <translation>ไม่แสดงกล้องที่อยู่นอกพื้นที่ของบัญชีท่าน: {0}</translation>
        </message>
        <message>
            <source>Packages not offered, because they hold cameras outside the places of your account: {0}</source>
            <translation>ไม่แสดงชุดข้อมูลที่มีกล้องนอกพื้นที่ของบัญชีท่าน: ชุดที่ {0}</translation>
        </message>
    </context>
    <context>
        <name>OwnerConsentDialog</name>
        <message>
            <source>Answer of the owning agency</source>
            <translation>คำตอบของหน่วยงานเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>Record the answer</source>
            <translation>บันทึกคำตอบ</translation>
        </message>
        <message>
            <source>Agrees</source>
            <translation>ยินยอม</translation>
        </message>
        <message>
            <source>Does not agree</source>
            <translation>ไม่ยินยอม</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>คำตอบ</translation>
        </message>
        <message>
            <source>Letter no.</source>
            <translation>ที่ (เลขที่หนังสือ)</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>ลงวันที่</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>หมายเหตุ</translation>
        </message>
        <message>
            <source>(choose the answer)</source>
            <translation>(เลือกคำตอบ)</translation>
        </message>
    </context>
    <context>
        <name>PackageCard</name>
        <message>
            <source>Copy onto a medium…</source>
            <translation>คัดลอกลงสื่อ…</translation>
        </message>
        <message>
            <source>Check this package</source>
            <translation>ตรวจสอบชุดนี้</translation>
        </message>
        <message>
            <source>The sealed copy is kept at this desk.</source>
            <translation>ชุดที่ปิดผนึกเก็บไว้ที่เครื่องนี้</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>ชุดพยานหลักฐาน</translation>
        </message>
        <message>
            <source>Nothing was copied yet. Copying begins when the request is approved.</source>
            <translation>ยังไม่ได้ทำสำเนา จะเริ่มเมื่อคำขอได้รับอนุญาต</translation>
        </message>
        <message>
            <source>Go on from there</source>
            <translation>ทำต่อจากที่ค้าง</translation>
        </message>
        <message>
            <source>Go on without what cannot be reached</source>
            <translation>ทำต่อโดยไม่รวมส่วนที่เข้าถึงไม่ได้</translation>
        </message>
        <message>
            <source>Give this copy up…</source>
            <translation>เลิกทำสำเนานี้…</translation>
        </message>
        <message>
            <source>Copying begins…</source>
            <translation>กำลังเริ่มทำสำเนา…</translation>
        </message>
        <message>
            <source>The original streams are being copied…</source>
            <translation>กำลังคัดลอกภาพต้นฉบับ…</translation>
        </message>
        <message>
            <source>The package is being sealed, signed and read back…</source>
            <translation>กำลังปิดผนึก ลงลายมือชื่อ และอ่านทวน…</translation>
        </message>
        <message>
            <source>The package is sealed and is being recorded…</source>
            <translation>ปิดผนึกแล้ว กำลังบันทึก…</translation>
        </message>
        <message>
            <source>Copying has stopped</source>
            <translation>การทำสำเนาหยุดลง</translation>
        </message>
        <message>
            <source>{0} About {1} left.</source>
            <translation>{0} เหลือประมาณ {1}</translation>
        </message>
        <message>
            <source>The copies are being made…</source>
            <translation>กำลังจัดทำสำเนาประกอบ…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s), {0}</source>
            <translation>
                <numerusform>%Ln ไฟล์ {0}</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing was copied yet.</source>
            <translation>ยังไม่ได้ทำสำเนา</translation>
        </message>
    </context>
    <context>
        <name>PageActions</name>
        <message>
            <source>Snapshot saved: {0} · {1} · SHA-256 {2}…</source>
            <translation>บันทึกภาพนิ่งแล้ว: {0} · {1} · SHA-256 {2}…</translation>
        </message>
        <message>
            <source>Bookmark saved: {0}</source>
            <translation>บันทึกจุดสังเกตแล้ว: {0}</translation>
        </message>
        <message>
            <source>Back to all tiles</source>
            <translation>กลับไปทุกช่อง</translation>
        </message>
        <message>
            <source>Maximise</source>
            <translation>ขยายเต็ม</translation>
        </message>
        <message>
            <source>Save a snapshot</source>
            <translation>บันทึกภาพนิ่ง</translation>
        </message>
        <message>
            <source>Whole picture (1:1)</source>
            <translation>ภาพทั้งหมด (1:1)</translation>
        </message>
        <message>
            <source>Play only this camera</source>
            <translation>เล่นเฉพาะกล้องนี้</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>ลองอีกครั้ง</translation>
        </message>
        <message>
            <source>Close tile</source>
            <translation>ปิดช่องภาพ</translation>
        </message>
    </context>
    <context>
        <name>PageLists</name>
        <message numerus="yes">
            <source>On hold: %Ln camera(s)</source>
            <translation>
                <numerusform>ระงับการลบแล้ว %Ln กล้อง</numerusform>
            </translation>
        </message>
        <message>
            <source>Copies of which clip?</source>
            <translation>ทำสำเนาของคลิปภาพใด</translation>
        </message>
        <message>
            <source>Clips ({0})</source>
            <translation>คลิปภาพ ({0})</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Hide the password</source>
            <translation>ซ่อนรหัสผ่าน</translation>
        </message>
        <message>
            <source>Show the password</source>
            <translation>แสดงรหัสผ่าน</translation>
        </message>
    </context>
    <context>
        <name>PasswordForm</name>
        <message>
            <source>Password now</source>
            <translation>รหัสผ่านปัจจุบัน</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>รหัสผ่านใหม่</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>รหัสผ่านใหม่อีกครั้ง</translation>
        </message>
        <message>
            <source>Length: {0} or more. Several words nobody would guess are best; Thai letters count too.</source>
            <translation>ยาวอย่างน้อย {0} ตัวอักษร ควรใช้หลายคำที่ผู้อื่นเดาไม่ได้ ใช้อักษรไทยได้</translation>
        </message>
    </context>
    <context>
        <name>PeoplePage</name>
        <message>
            <source>People ({0})</source>
            <translation>ผู้ใช้งาน ({0})</translation>
        </message>
        <message>
            <source>Nobody matches the filter.</source>
            <translation>ไม่พบผู้ใช้งานตามตัวกรอง</translation>
        </message>
        <message>
            <source>One's own account is changed under “My account”.</source>
            <translation>บัญชีของตนเองเปลี่ยนที่ “บัญชีของฉัน”</translation>
        </message>
        <message>
            <source>Enable</source>
            <translation>เปิดใช้งาน</translation>
        </message>
        <message>
            <source>Disable…</source>
            <translation>ระงับ…</translation>
        </message>
        <message>
            <source>The password now counts no more, and one-time codes are switched off.</source>
            <translation>รหัสผ่านเดิมจะใช้ไม่ได้ และรหัสครั้งเดียวจะถูกปิด</translation>
        </message>
        <message>
            <source>A new password for {0}?</source>
            <translation>ออกรหัสผ่านใหม่ให้ {0} หรือไม่</translation>
        </message>
        <message>
            <source>Make a new password</source>
            <translation>ออกรหัสผ่านใหม่</translation>
        </message>
        <message>
            <source>Switch off the one-time codes of {0}?</source>
            <translation>ปิดรหัสครั้งเดียวของ {0} หรือไม่</translation>
        </message>
        <message>
            <source>For somebody who lost both phone and paper. Only the password is asked for then.</source>
            <translation>สำหรับผู้ที่ทำทั้งโทรศัพท์และกระดาษรหัสหาย หลังจากนี้ใช้เพียงรหัสผ่าน</translation>
        </message>
        <message>
            <source>Switch off the codes</source>
            <translation>ปิดรหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>Disable {0}?</source>
            <translation>ระงับการใช้งานของ {0} หรือไม่</translation>
        </message>
        <message>
            <source>They are signed out within seconds and cannot sign in. What they did stays in the access log.</source>
            <translation>จะถูกออกจากระบบทันทีและเข้าระบบไม่ได้ สิ่งที่ทำไว้ยังอยู่ในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Disable the account</source>
            <translation>ระงับบัญชี</translation>
        </message>
        <message>
            <source>Add a person…</source>
            <translation>เพิ่มผู้ใช้งาน…</translation>
        </message>
        <message>
            <source>Roles…</source>
            <translation>บทบาท…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>แก้ไข…</translation>
        </message>
        <message>
            <source>New password…</source>
            <translation>รหัสผ่านใหม่…</translation>
        </message>
        <message>
            <source>Codes off…</source>
            <translation>ปิดรหัสครั้งเดียว…</translation>
        </message>
        <message>
            <source>Also disabled and over</source>
            <translation>รวมที่ระงับและพ้นกำหนด</translation>
        </message>
        <message>
            <source>Filter: name, user name, position</source>
            <translation>กรอง: ชื่อ ชื่อผู้ใช้ ตำแหน่ง</translation>
        </message>
        <message>
            <source>Filter people</source>
            <translation>กรองรายชื่อผู้ใช้งาน</translation>
        </message>
        <message>
            <source>People</source>
            <translation>ผู้ใช้งาน</translation>
        </message>
    </context>
    <context>
        <name>PeopleScreens</name>
        <message>
            <source>Close the desk?</source>
            <translation>ปิดโต๊ะทำงานหรือไม่</translation>
        </message>
        <message>
            <source>You are signed out, the wall goes dark, and what this computer records stops until the desk is opened again. If a colleague goes on, hand over the shift.</source>
            <translation>ท่านจะออกจากระบบ ผนังจอภาพจะดับ และการบันทึกภาพของคอมพิวเตอร์เครื่องนี้จะหยุดจนกว่าจะเปิดโต๊ะทำงานอีกครั้ง หากเพื่อนร่วมงานทำงานต่อ ให้ส่งมอบเวรแทน</translation>
        </message>
        <message>
            <source>Close the desk, wall off</source>
            <translation>ปิดโต๊ะทำงานและผนังจอภาพ</translation>
        </message>
        <message>
            <source>Sign out?</source>
            <translation>ออกจากระบบหรือไม่</translation>
        </message>
        <message>
            <source>The wall goes dark: nobody answers for what it shows. If a colleague goes on, hand over the shift.</source>
            <translation>ผนังจอภาพจะดับ เพราะไม่มีผู้รับผิดชอบ หากมีผู้ทำงานต่อ ให้ส่งมอบเวรแทน</translation>
        </message>
        <message>
            <source>Sign out, wall off</source>
            <translation>ออกจากระบบและปิดผนังจอภาพ</translation>
        </message>
    </context>
    <context>
        <name>PeopleTable</name>
        <message>
            <source>everywhere</source>
            <translation>ทุกพื้นที่</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>บทบาท</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>บัญชี</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>พื้นที่</translation>
        </message>
        <message>
            <source>Last day</source>
            <translation>วันสุดท้าย</translation>
        </message>
        <message>
            <source>One-time codes</source>
            <translation>รหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>on</source>
            <translation>เปิด</translation>
        </message>
        <message>
            <source>cameras: {0}</source>
            <translation>กล้อง {0} ตัว</translation>
        </message>
    </context>
    <context>
        <name>PersonButton</name>
        <message numerus="yes">
            <source>%n request(s) for consent</source>
            <translation>
                <numerusform>คำขอความยินยอม %n เรื่อง</numerusform>
            </translation>
        </message>
        <message>
            <source>Signed in since {0}</source>
            <translation>เข้าสู่ระบบตั้งแต่ {0}</translation>
        </message>
        <message>
            <source>Lock the desk (Ctrl+L)</source>
            <translation>ล็อกโต๊ะทำงาน (Ctrl+L)</translation>
        </message>
        <message>
            <source>Hand over the shift…</source>
            <translation>ส่งมอบเวร…</translation>
        </message>
        <message>
            <source>Shift log</source>
            <translation>สมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>Requests for consent ({0})</source>
            <translation>คำขอความยินยอม ({0})</translation>
        </message>
        <message>
            <source>My account…</source>
            <translation>บัญชีของฉัน…</translation>
        </message>
        <message>
            <source>Sign out…</source>
            <translation>ออกจากระบบ…</translation>
        </message>
        <message>
            <source>Nobody signed in here: this is a demonstration.</source>
            <translation>ไม่มีผู้เข้าสู่ระบบ เพราะเป็นการสาธิต</translation>
        </message>
    </context>
    <context>
        <name>PersonDialog</name>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Add the person</source>
            <translation>เพิ่มผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Change a person</source>
            <translation>แก้ไขผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Add a person</source>
            <translation>เพิ่มผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Name, with rank</source>
            <translation>ชื่อ–สกุล พร้อมยศ</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>ตำแหน่ง</translation>
        </message>
        <message>
            <source>User name, for signing in</source>
            <translation>ชื่อผู้ใช้ สำหรับเข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>บทบาท</translation>
        </message>
        <message>
            <source>Limits</source>
            <translation>ข้อจำกัด</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>Placing</name>
        <message>
            <source>Tile {0}: {1} {2} made way for the new camera</source>
            <translation>ช่อง {0}: แสดงกล้องใหม่แทน {1} {2}</translation>
        </message>
        <message numerus="yes">
            <source>Put on the wall: %Ln camera(s)</source>
            <translation>
                <numerusform>แสดงบนผนังจอภาพแล้ว %Ln กล้อง</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>there already: %Ln</source>
            <translation>
                <numerusform>แสดงอยู่ก่อนแล้ว %Ln กล้อง</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>no free tile for %Ln; choose a larger layout</source>
            <translation>
                <numerusform>ไม่มีช่องว่างสำหรับอีก %Ln กล้อง โปรดเลือกผังที่ใหญ่ขึ้น</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlaybackPage</name>
        <message>
            <source>Camera no longer in the register</source>
            <translation>กล้องไม่อยู่ในทะเบียนแล้ว</translation>
        </message>
    </context>
    <context>
        <name>PlaybackToolbar</name>
        <message>
            <source>This is no time.</source>
            <translation>ข้อความนี้ไม่ใช่เวลา</translation>
        </message>
        <message numerus="yes">
            <source>%n tile(s)</source>
            <translation>
                <numerusform>%n ช่อง</numerusform>
            </translation>
        </message>
        <message>
            <source>Go to a date and time</source>
            <translation>ไปยังวันและเวลา</translation>
        </message>
        <message>
            <source>Date and time, either era; also 14:05, yesterday 14:05 or -5 min. Enter goes there (G)</source>
            <translation>วันและเวลา พ.ศ. หรือ ค.ศ. หรือ 14:05, เมื่อวาน 14:05, -5 นาที แล้วกด Enter (G)</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>ล่าสุด</translation>
        </message>
        <message>
            <source>Go to the newest footage (End)</source>
            <translation>ไปยังภาพที่บันทึกล่าสุด (End)</translation>
        </message>
        <message>
            <source>Close all</source>
            <translation>ปิดทั้งหมด</translation>
        </message>
        <message>
            <source>Close all cameras on this page</source>
            <translation>ปิดกล้องทั้งหมดในหน้านี้</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>จุดสังเกต</translation>
        </message>
        <message>
            <source>List and search the bookmarks</source>
            <translation>ดูและค้นหาจุดสังเกต</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>การระงับ</translation>
        </message>
        <message>
            <source>Go to 26/11/2026 14:05</source>
            <translation>ไปที่ 26/11/2569 14:05</translation>
        </message>
        <message>
            <source>List the holds, lift them, place others</source>
            <translation>ดูรายการระงับการลบ ยกเลิก หรือเพิ่ม</translation>
        </message>
        <message>
            <source>Files handed in</source>
            <translation>ไฟล์ที่ได้รับมา</translation>
        </message>
        <message>
            <source>Take in a file that somebody handed in, and list those there are</source>
            <translation>รับไฟล์ภาพที่มีผู้ส่งมอบ และดูรายการไฟล์</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>สำเนา</translation>
        </message>
        <message>
            <source>Working copies and masked copies of a clip that was cut</source>
            <translation>สำเนาเพื่อใช้งานและสำเนาปิดบังภาพของคลิปที่ตัดไว้</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>Nothing recorded</source>
            <translation>ไม่มีการบันทึก</translation>
        </message>
        <message>
            <source>request {0}</source>
            <translation>คำขอ {0}</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>ระงับการลบ</translation>
        </message>
    </context>
    <context>
        <name>Protected</name>
        <message>
            <source>Copied here from {0}</source>
            <translation>คัดลอกมาไว้ที่นี่แล้วจาก {0}</translation>
        </message>
        <message>
            <source>Is being copied here now</source>
            <translation>กำลังคัดลอกมาไว้ที่นี่</translation>
        </message>
        <message>
            <source>The copy here was deleted when no hold needed it any more</source>
            <translation>ลบสำเนาที่นี่แล้วเมื่อไม่มีการระงับการลบ</translation>
        </message>
        <message>
            <source>Could not be copied here</source>
            <translation>คัดลอกมาไว้ที่นี่ไม่ได้</translation>
        </message>
        <message>
            <source>Is copied here at {0}</source>
            <translation>จะคัดลอกมาไว้ที่นี่เมื่อ {0}</translation>
        </message>
    </context>
    <context>
        <name>ProvinceProgress</name>
        <message>
            <source>Preparing the simulated province: {0}. The first time takes about a minute.</source>
            <translation>กำลังเตรียมจังหวัดจำลอง: {0} ครั้งแรกใช้เวลาประมาณหนึ่งนาที</translation>
        </message>
        <message>
            <source>Opening the window of the simulated province…</source>
            <translation>กำลังเปิดหน้าต่างจังหวัดจำลอง…</translation>
        </message>
        <message>
            <source>The simulated province is open in a window of its own.</source>
            <translation>จังหวัดจำลองเปิดอยู่ในหน้าต่างแยก</translation>
        </message>
        <message>
            <source>Closing the simulated province…</source>
            <translation>กำลังปิดจังหวัดจำลอง…</translation>
        </message>
        <message>
            <source>Close the simulated province</source>
            <translation>ปิดจังหวัดจำลอง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
    </context>
    <context>
        <name>PtzPanel</name>
        <message>
            <source>Steered by {0} at {1}</source>
            <translation>{0} กำลังควบคุมอยู่ที่ {1}</translation>
        </message>
        <message>
            <source>Up and left</source>
            <translation>ขึ้นซ้าย</translation>
        </message>
        <message>
            <source>Up</source>
            <translation>ขึ้น</translation>
        </message>
        <message>
            <source>Up and right</source>
            <translation>ขึ้นขวา</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>ซ้าย</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>ขวา</translation>
        </message>
        <message>
            <source>Down and left</source>
            <translation>ลงซ้าย</translation>
        </message>
        <message>
            <source>Down</source>
            <translation>ลง</translation>
        </message>
        <message>
            <source>Down and right</source>
            <translation>ลงขวา</translation>
        </message>
        <message>
            <source>Zoom in</source>
            <translation>ซูมเข้า</translation>
        </message>
        <message>
            <source>Zoom out</source>
            <translation>ซูมออก</translation>
        </message>
        <message>
            <source>Home position</source>
            <translation>ตำแหน่งเริ่มต้น</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>ความเร็ว</translation>
        </message>
        <message>
            <source>Steering speed</source>
            <translation>ความเร็วในการควบคุมกล้อง</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>ตำแหน่งที่ตั้งไว้</translation>
        </message>
        <message>
            <source>Presets of the camera</source>
            <translation>ตำแหน่งที่ตั้งไว้ของกล้อง</translation>
        </message>
        <message>
            <source>Go to preset</source>
            <translation>ไปที่ตำแหน่งนี้</translation>
        </message>
        <message>
            <source>Mark as private area…</source>
            <translation>กำหนดเป็นพื้นที่ส่วนบุคคล…</translation>
        </message>
        <message>
            <source>Ask the camera again</source>
            <translation>สอบถามกล้องอีกครั้ง</translation>
        </message>
        <message>
            <source>Select a camera on the wall to steer it.</source>
            <translation>เลือกกล้องบนผนังจอภาพเพื่อควบคุม</translation>
        </message>
        <message>
            <source>This camera is fixed: it cannot be steered.</source>
            <translation>กล้องนี้เป็นแบบมุมมองคงที่ ไม่สามารถควบคุมได้</translation>
        </message>
        <message>
            <source>No presets are set in this camera.</source>
            <translation>กล้องนี้ยังไม่มีตำแหน่งที่ตั้งไว้</translation>
        </message>
    </context>
    <context>
        <name>QrLabel</name>
        <message>
            <source>Square to scan with the phone</source>
            <translation>ภาพรหัสสำหรับสแกนด้วยโทรศัพท์</translation>
        </message>
    </context>
    <context>
        <name>QuestionsTab</name>
        <message>
            <source>Questions to you</source>
            <translation>คำถามถึงท่าน</translation>
        </message>
        <message>
            <source>Nobody asks you anything.</source>
            <translation>ไม่มีคำถามถึงท่าน</translation>
        </message>
    </context>
    <context>
        <name>QueueTab</name>
        <message>
            <source>Nothing is waiting. What the rules find in new entries appears here by itself.</source>
            <translation>ไม่มีเรื่องรอตรวจทาน สิ่งที่กฎพบในรายการใหม่จะปรากฏที่นี่เอง</translation>
        </message>
        <message>
            <source>No item matches. Choose another state or rule at the left.</source>
            <translation>ไม่พบเรื่องที่ตรงเงื่อนไข เลือกสถานะหรือกฎอื่นทางซ้าย</translation>
        </message>
        <message>
            <source>Overdue: {0}</source>
            <translation>เกินกำหนด: {0}</translation>
        </message>
        <message>
            <source>Not signed off</source>
            <translation>ยังไม่ลงนามตรวจ</translation>
        </message>
        <message>
            <source>All rules</source>
            <translation>ทุกกฎ</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>กฎ</translation>
        </message>
        <message>
            <source>Overdue only</source>
            <translation>เฉพาะที่เกินกำหนด</translation>
        </message>
        <message>
            <source>Items to be reviewed</source>
            <translation>เรื่องที่ต้องตรวจทาน</translation>
        </message>
    </context>
    <context>
        <name>QueueTable</name>
        <message>
            <source>Time left</source>
            <translation>เวลาที่เหลือ</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>เลขที่</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>เหตุ</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Happened on</source>
            <translation>วันที่เกิด</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>รายการ</translation>
        </message>
        <message>
            <source>Overdue {0}</source>
            <translation>เกิน {0}</translation>
        </message>
    </context>
    <context>
        <name>ReasonDialog</name>
        <message>
            <source>No footage was found</source>
            <translation>ไม่พบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Send back for more checking</source>
            <translation>ส่งกลับให้ตรวจสอบเพิ่ม</translation>
        </message>
        <message>
            <source>An appeal against the refusal</source>
            <translation>การอุทธรณ์คำสั่งไม่อนุญาต</translation>
        </message>
        <message>
            <source>Cancel this request?</source>
            <translation>ยกเลิกคำขอนี้หรือไม่</translation>
        </message>
        <message>
            <source>Reopen this request</source>
            <translation>เปิดคำขอนี้อีกครั้ง</translation>
        </message>
        <message>
            <source>The footage was shown here</source>
            <translation>ให้ผู้ขอดูภาพที่นี่แล้ว</translation>
        </message>
        <message>
            <source>Give this copy up?</source>
            <translation>เลิกทำสำเนานี้หรือไม่</translation>
        </message>
        <message>
            <source>The requester is told that there is no footage, and why. The request can be reopened.</source>
            <translation>แจ้งผู้ขอว่าไม่พบข้อมูลภาพพร้อมเหตุผล เปิดคำขออีกครั้งได้</translation>
        </message>
        <message>
            <source>The request goes back to checking; nothing is decided yet.</source>
            <translation>คำขอกลับไปตรวจสอบ ยังไม่มีการพิจารณา</translation>
        </message>
        <message>
            <source>The request is submitted again, for another decision.</source>
            <translation>เสนอคำขอเพื่อพิจารณาใหม่</translation>
        </message>
        <message>
            <source>Nothing is delivered. The record stays, and so does the hold until somebody lifts it.</source>
            <translation>ไม่มีการส่งมอบ บันทึกคำขอยังอยู่ และภาพยังระงับการลบจนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>The request goes back to checking, with everything that was recorded.</source>
            <translation>คำขอกลับไปตรวจสอบพร้อมข้อมูลที่บันทึกไว้ทั้งหมด</translation>
        </message>
        <message>
            <source>Another package is made on the same decision; the one there is stays.</source>
            <translation>จัดทำอีกชุดตามคำสั่งอนุญาตเดิม ชุดที่มีอยู่ไม่เปลี่ยนแปลง</translation>
        </message>
        <message>
            <source>The requester wanted to see it only. Nothing leaves the house; the request is closed.</source>
            <translation>ผู้ขอต้องการดูภาพเท่านั้น ไม่มีการส่งมอบ และปิดเรื่อง</translation>
        </message>
        <message>
            <source>What was handed over before remains.</source>
            <translation>สิ่งที่ส่งมอบไปแล้วไม่เปลี่ยนแปลง</translation>
        </message>
        <message>
            <source>What the requester says</source>
            <translation>ข้ออุทธรณ์ของผู้ขอ</translation>
        </message>
        <message>
            <source>To whom, when</source>
            <translation>ให้ใครดู เมื่อใด</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Answer: no footage found</source>
            <translation>ตอบว่าไม่พบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Send back</source>
            <translation>ส่งกลับ</translation>
        </message>
        <message>
            <source>Record the appeal</source>
            <translation>บันทึกการอุทธรณ์</translation>
        </message>
        <message>
            <source>Cancel the request</source>
            <translation>ยกเลิกคำขอ</translation>
        </message>
        <message>
            <source>Reopen</source>
            <translation>เปิดอีกครั้ง</translation>
        </message>
        <message>
            <source>Record it and close</source>
            <translation>บันทึกและปิดเรื่อง</translation>
        </message>
        <message>
            <source>Give the copy up</source>
            <translation>เลิกทำสำเนา</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>สาเหตุ</translation>
        </message>
        <message>
            <source>What was copied so far is deleted, and that is recorded. Sealed packages stay as they are.</source>
            <translation>ลบส่วนที่ทำไว้แล้วและบันทึกไว้ ชุดที่ปิดผนึกแล้วยังคงอยู่</translation>
        </message>
        <message>
            <source>The paper of the oral order has come</source>
            <translation>ได้รับหนังสือตามคำสั่งด้วยวาจา</translation>
        </message>
        <message>
            <source>Also attach the letter as a file. It is no longer owed then.</source>
            <translation>โปรดแนบไฟล์หนังสือด้วย เมื่อบันทึกแล้วถือว่าได้รับหนังสือครบ</translation>
        </message>
        <message>
            <source>Number and date of the letter</source>
            <translation>เลขที่และวันที่ของหนังสือ</translation>
        </message>
        <message>
            <source>Record the paper</source>
            <translation>บันทึกการได้รับหนังสือ</translation>
        </message>
        <message>
            <source>(choose the cause)</source>
            <translation>(เลือกสาเหตุ)</translation>
        </message>
    </context>
    <context>
        <name>RecorderDialog</name>
        <message>
            <source>Add a recorder</source>
            <translation>เพิ่มเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Change a recorder</source>
            <translation>แก้ไขเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Add a channel</source>
            <translation>เพิ่มช่อง</translation>
        </message>
        <message>
            <source>Add the recorder</source>
            <translation>เพิ่มเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Channels</source>
            <translation>ช่อง</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Test the connection: the recorder says what it has, and cameras of the same name are proposed.</source>
            <translation>ทดสอบการเชื่อมต่อ แล้วเครื่องบันทึกจะแจ้งช่องที่มี โปรแกรมเสนอกล้องที่ชื่อตรงกันให้</translation>
        </message>
        <message>
            <source>Enter the number of each channel as it stands at the recorder, and choose its camera.</source>
            <translation>ระบุหมายเลขช่องตามที่ตั้งไว้ในเครื่องบันทึก แล้วเลือกกล้องของช่องนั้น</translation>
        </message>
        <message>
            <source>Asking the recorder…</source>
            <translation>กำลังถามเครื่องบันทึก…</translation>
        </message>
        <message>
            <source>It answers. Channels: {0}</source>
            <translation>เครื่องบันทึกตอบแล้ว ช่อง {0}</translation>
        </message>
        <message>
            <source>It answers: {0}</source>
            <translation>เครื่องบันทึกตอบแล้ว: {0}</translation>
        </message>
        <message>
            <source>its clock minus ours {0}</source>
            <translation>เวลาคลาดเคลื่อน {0}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln recording(s)</source>
            <translation>
                <numerusform>%Ln รายการบันทึก</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln camera(s) proposed by name</source>
            <translation>
                <numerusform>เสนอกล้องตามชื่อ %Ln ตัว</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecorderForm</name>
        <message>
            <source>Forget the stored password</source>
            <translation>ลบรหัสผ่านที่เก็บไว้</translation>
        </message>
        <message>
            <source> days</source>
            <translation> วัน</translation>
        </message>
        <message>
            <source> h</source>
            <translation> ชม.</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>ทดสอบการเชื่อมต่อ</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>การเชื่อมต่อ</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>ชนิด</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>ที่อยู่</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>Keeps footage</source>
            <translation>เก็บภาพย้อนหลัง</translation>
        </message>
        <message>
            <source>Its time zone</source>
            <translation>เขตเวลา</translation>
        </message>
        <message>
            <source>Its clock minus ours</source>
            <translation>เวลาคลาดเคลื่อน</translation>
        </message>
        <message>
            <source>e.g. NVR of the municipality, building 2</source>
            <translation>เช่น NVR เทศบาล อาคาร 2</translation>
        </message>
        <message>
            <source>seconds, where somebody compared them</source>
            <translation>วินาที หากเคยเทียบเวลา</translation>
        </message>
        <message>
            <source>e.g. {0}</source>
            <translation>เช่น {0}</translation>
        </message>
        <message>
            <source>user name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>will be forgotten when saved</source>
            <translation>จะถูกลบเมื่อบันทึก</translation>
        </message>
        <message>
            <source>kept as it is</source>
            <translation>คงเดิม</translation>
        </message>
    </context>
    <context>
        <name>RecordersDialog</name>
        <message>
            <source>Recorders of others</source>
            <translation>เครื่องบันทึกของหน่วยงานอื่น</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>ชนิด</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>ที่อยู่</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>การเชื่อมต่อ</translation>
        </message>
        <message>
            <source>No recorder is entered yet. Add the recorders of municipalities and companies, or a camera with a card: their footage is then played and cut like our own.</source>
            <translation>ยังไม่มีเครื่องบันทึก เพิ่มเครื่องบันทึกของเทศบาลหรือบริษัท หรือกล้องที่มีการ์ดบันทึก แล้วจะย้อนดูและตัดคลิปได้เหมือนภาพที่บันทึกในเครื่องนี้</translation>
        </message>
        <message>
            <source>Add a recorder…</source>
            <translation>เพิ่มเครื่องบันทึก…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>แก้ไข…</translation>
        </message>
        <message>
            <source>Test the connection</source>
            <translation>ทดสอบการเชื่อมต่อ</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>ลบ…</translation>
        </message>
        <message>
            <source>Forms of address…</source>
            <translation>รูปแบบที่อยู่…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>not tested yet</source>
            <translation>ยังไม่ได้ทดสอบ</translation>
        </message>
        <message>
            <source>Choose a recorder in the list first.</source>
            <translation>เลือกเครื่องบันทึกในรายการก่อน</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>is being asked…</source>
            <translation>กำลังถาม…</translation>
        </message>
        <message numerus="yes">
            <source>%Ln recording(s)</source>
            <translation>
                <numerusform>%Ln รายการบันทึก</numerusform>
            </translation>
        </message>
        <message>
            <source>answers · {0} · clock {1}</source>
            <translation>ตอบแล้ว · {0} · นาฬิกาต่าง {1}</translation>
        </message>
        <message>
            <source>no channel has a camera yet</source>
            <translation>ยังไม่มีช่องใดจับคู่กับกล้อง</translation>
        </message>
        <message>
            <source>answers · {0}</source>
            <translation>ตอบแล้ว · {0}</translation>
        </message>
        <message>
            <source>Remove recorder {0}?</source>
            <translation>ลบเครื่องบันทึก {0}?</translation>
        </message>
        <message>
            <source>Its footage is no longer found, played and cut here, and its stored password is gone. At the recorder itself nothing is deleted.</source>
            <translation>จะค้นหา ย้อนดู และตัดคลิปจากเครื่องบันทึกนี้ไม่ได้อีก และรหัสผ่านที่เก็บไว้จะถูกลบ ภาพในเครื่องบันทึกไม่ถูกลบ</translation>
        </message>
        <message>
            <source>Remove the recorder</source>
            <translation>ลบเครื่องบันทึก</translation>
        </message>
    </context>
    <context>
        <name>RecordingDialog</name>
        <message numerus="yes">
            <source>Recording of %Ln camera(s)</source>
            <translation>
                <numerusform>การบันทึกภาพ %Ln กล้อง</numerusform>
            </translation>
        </message>
        <message>
            <source>Recording of {0}</source>
            <translation>การบันทึกภาพของ {0}</translation>
        </message>
        <message>
            <source>Office hours</source>
            <translation>เวลาราชการ</translation>
        </message>
        <message>
            <source>Outside of office hours</source>
            <translation>นอกเวลาราชการ</translation>
        </message>
        <message>
            <source>All</source>
            <translation>ทั้งหมด</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Leave as it is</source>
            <translation>คงเดิม</translation>
        </message>
        <message>
            <source>When</source>
            <translation>บันทึกเมื่อ</translation>
        </message>
        <message>
            <source>Which stream</source>
            <translation>สตรีมที่บันทึก</translation>
        </message>
    </context>
    <context>
        <name>RecordingSettings</name>
        <message>
            <source>Folder for recordings</source>
            <translation>โฟลเดอร์ภาพบันทึก</translation>
        </message>
        <message>
            <source>Cameras recorded: {0} · starting: {1} · NOT recorded: {2} · at their times: {3}</source>
            <translation>กล้องที่กำลังบันทึก {0} · กำลังเริ่ม {1} · บันทึกไม่ได้ {2} · ตามเวลา {3}</translation>
        </message>
        <message>
            <source>not measured yet</source>
            <translation>ยังไม่ได้วัด</translation>
        </message>
        <message>
            <source>Recordings {0} of {1} · on hold {2} · free {3}</source>
            <translation>ภาพบันทึก {0} จาก {1} · ระงับการลบ {2} · ว่าง {3}</translation>
        </message>
        <message>
            <source>Written now: {0}</source>
            <translation>กำลังบันทึก {0}</translation>
        </message>
        <message>
            <source>At this rate full in {0}; footage older than {1} will be overwritten</source>
            <translation>ด้วยอัตรานี้ ดิสก์จะเต็มใน {0} ภาพที่เก่ากว่า {1} จะถูกบันทึกทับ</translation>
        </message>
        <message>
            <source>Footage older than {0} is being overwritten</source>
            <translation>ภาพที่เก่ากว่า {0} กำลังถูกบันทึกทับ</translation>
        </message>
        <message>
            <source>The space lasts for {0} d</source>
            <translation>พื้นที่พอสำหรับ {0} วัน</translation>
        </message>
        <message>
            <source>Footage stays</source>
            <translation>ระยะเวลาจัดเก็บ</translation>
        </message>
        <message>
            <source>Disk</source>
            <translation>ดิสก์</translation>
        </message>
        <message>
            <source>Recording now</source>
            <translation>การบันทึกขณะนี้</translation>
        </message>
        <message>
            <source> days</source>
            <translation> วัน</translation>
        </message>
        <message>
            <source>at most </source>
            <translation>ไม่เกิน </translation>
        </message>
        <message>
            <source> % of the disk</source>
            <translation> % ของดิสก์</translation>
        </message>
        <message>
            <source>Days that footage stays</source>
            <translation>จำนวนวันที่จัดเก็บภาพ</translation>
        </message>
        <message>
            <source>Share of the disk for recordings</source>
            <translation>สัดส่วนดิสก์สำหรับภาพบันทึก</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>Choose the folder for recordings</source>
            <translation>เลือกโฟลเดอร์ภาพบันทึก</translation>
        </message>
        <message>
            <source>Begin a new, empty folder there</source>
            <translation>เริ่มโฟลเดอร์ใหม่ที่ว่างในที่นี้</translation>
        </message>
    </context>
    <context>
        <name>RecoverForm</name>
        <message>
            <source>User name of the administrator</source>
            <translation>ชื่อผู้ใช้ของผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Code of the recovery sheet</source>
            <translation>รหัสจากใบกู้คืน</translation>
        </message>
        <message>
            <source>Set the new password</source>
            <translation>ตั้งรหัสผ่านใหม่</translation>
        </message>
    </context>
    <context>
        <name>RegisterForm</name>
        <message>
            <source>Draft kept</source>
            <translation>เก็บร่างแล้ว</translation>
        </message>
        <message>
            <source>Throw this draft away?</source>
            <translation>ทิ้งร่างนี้หรือไม่</translation>
        </message>
        <message>
            <source>What was typed is lost. Nothing was registered, and no footage is held.</source>
            <translation>สิ่งที่กรอกไว้จะหายไป ยังไม่ได้รับคำขอและยังไม่ได้ระงับการลบภาพ</translation>
        </message>
        <message>
            <source>Change {0}</source>
            <translation>แก้ไข {0}</translation>
        </message>
        <message>
            <source>Register a request</source>
            <translation>รับคำขอ</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>กลับ</translation>
        </message>
        <message>
            <source>Throw the draft away</source>
            <translation>ทิ้งร่าง</translation>
        </message>
        <message>
            <source>Save the change</source>
            <translation>บันทึกการแก้ไข</translation>
        </message>
        <message>
            <source>Register, hold footage</source>
            <translation>รับคำขอและระงับการลบภาพ</translation>
        </message>
        <message>
            <source>Why it is changed</source>
            <translation>เหตุผลที่แก้ไข</translation>
        </message>
    </context>
    <context>
        <name>RegisterPage</name>
        <message>
            <source>Camera register ({0})</source>
            <translation>ทะเบียนกล้อง ({0})</translation>
        </message>
        <message>
            <source>No camera matches the filter.</source>
            <translation>ไม่พบกล้องตามตัวกรอง</translation>
        </message>
        <message>
            <source>The register is empty. Add a camera or import a list.</source>
            <translation>ยังไม่มีกล้องในทะเบียน เพิ่มกล้องหรือนำเข้ารายการกล้อง</translation>
        </message>
        <message>
            <source>Show on the wall</source>
            <translation>แสดงบนผนังจอภาพ</translation>
        </message>
        <message>
            <source>Export the list…</source>
            <translation>ส่งออกรายการ…</translation>
        </message>
        <message>
            <source>Add a camera…</source>
            <translation>เพิ่มกล้อง…</translation>
        </message>
        <message>
            <source>Import a list…</source>
            <translation>นำเข้ารายการ…</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>แก้ไข…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>ลบ…</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>ส่งออก…</translation>
        </message>
        <message>
            <source>Filter: name, code, place, agency</source>
            <translation>กรอง: ชื่อ รหัส สถานที่ หน่วยงาน</translation>
        </message>
        <message>
            <source>Filter the register</source>
            <translation>กรองทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Recording…</source>
            <translation>การบันทึก…</translation>
        </message>
        <message>
            <source>Recorders…</source>
            <translation>เครื่องบันทึก…</translation>
        </message>
    </context>
    <context>
        <name>RegisteredCard</name>
        <message>
            <source>Registered: {0}</source>
            <translation>รับคำขอแล้ว: {0}</translation>
        </message>
        <message numerus="yes">
            <source>The footage is held: %Ln stretch(es) cannot be overwritten here.</source>
            <translation>
                <numerusform>ระงับการลบภาพแล้ว %Ln ช่วง จะไม่ถูกบันทึกทับที่นี่</numerusform>
            </translation>
        </message>
        <message>
            <source>An answer is due until {0}.</source>
            <translation>ต้องตอบผู้ขอภายใน {0}</translation>
        </message>
        <message>
            <source>At the owner's recorder it may be overwritten from {0} on; it is copied as soon as possible.</source>
            <translation>ที่เครื่องบันทึกของหน่วยงานอาจถูกบันทึกทับตั้งแต่ {0} ระบบจะคัดลอกโดยเร็วที่สุด</translation>
        </message>
        <message>
            <source>Understood</source>
            <translation>รับทราบ</translation>
        </message>
        <message>
            <source>No footage was found of {0}.</source>
            <translation>ไม่พบภาพของ {0}</translation>
        </message>
        <message>
            <source>Of {0} there is only a part: {1} %.</source>
            <translation>พบภาพของ {0} เพียงบางส่วน: {1} %</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>Made {0} by {1}</source>
            <translation>จัดทำเมื่อ {0} โดย {1}</translation>
        </message>
        <message>
            <source>Entries of the access log</source>
            <translation>รายการในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Persons with entries</source>
            <translation>บุคคลที่มีรายการ</translation>
        </message>
        <message>
            <source>Items put into the review queue</source>
            <translation>เรื่องที่เข้าคิวตรวจทาน</translation>
        </message>
        <message>
            <source>of these signed off: in order</source>
            <translation>ลงนามตรวจแล้ว: ถูกต้อง</translation>
        </message>
        <message>
            <source>of these signed off: not in order</source>
            <translation>ลงนามตรวจแล้ว: ไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>of these not signed off yet</source>
            <translation>ยังไม่ลงนามตรวจ</translation>
        </message>
        <message>
            <source>of these overdue</source>
            <translation>เกินกำหนด</translation>
        </message>
        <message>
            <source>CCTV operations room · {0} province</source>
            <translation>ห้องปฏิบัติการ CCTV จังหวัด{0}</translation>
        </message>
        <message>
            <source>Monthly report on the use of CCTV</source>
            <translation>รายงานประจำเดือนการใช้กล้องโทรทัศน์วงจรปิด</translation>
        </message>
        <message>
            <source>Activity by person and hour of the day</source>
            <translation>การใช้งานตามบุคคลและชั่วโมงของวัน</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>ผู้จัดทำ</translation>
        </message>
        <message>
            <source>Reviewed by</source>
            <translation>ผู้ตรวจทาน</translation>
        </message>
        <message>
            <source>Page {0} of {1}</source>
            <translation>หน้า {0} จาก {1}</translation>
        </message>
        <message>
            <source>Reviewed by rule</source>
            <translation>ผลการตรวจทานตามกฎ</translation>
        </message>
        <message>
            <source>Rule</source>
            <translation>กฎ</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>เข้าคิว</translation>
        </message>
        <message>
            <source>In order</source>
            <translation>ถูกต้อง</translation>
        </message>
        <message>
            <source>Not in order</source>
            <translation>ไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>คงค้าง</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>เกินกำหนด</translation>
        </message>
        <message>
            <source>The rules put nothing into the queue.</source>
            <translation>ไม่มีเรื่องที่กฎคัดเข้าคิว</translation>
        </message>
        <message>
            <source>Found not in order, or escalated</source>
            <translation>เรื่องที่พบว่าไม่ถูกต้อง หรือเสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>เลขที่</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>Why it was reviewed</source>
            <translation>เหตุที่ตรวจทาน</translation>
        </message>
        <message>
            <source>Result and note</source>
            <translation>ผลและบันทึก</translation>
        </message>
        <message>
            <source>Nothing was found not in order, and nothing is escalated.</source>
            <translation>ไม่พบเรื่องที่ไม่ถูกต้อง และไม่มีเรื่องที่เสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>รายการ</translation>
        </message>
        <message>
            <source>Use by person</source>
            <translation>การใช้งานตามบุคคล</translation>
        </message>
        <message>
            <source>Nobody used the program.</source>
            <translation>ไม่มีผู้ใช้โปรแกรม</translation>
        </message>
        <message>
            <source>Entries by action</source>
            <translation>รายการตามการกระทำ</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>การกระทำ</translation>
        </message>
        <message>
            <source>There are no entries.</source>
            <translation>ไม่มีรายการ</translation>
        </message>
        <message>
            <source>Entries by district</source>
            <translation>รายการตามอำเภอ</translation>
        </message>
        <message>
            <source>District</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>No entry concerns a place.</source>
            <translation>ไม่มีรายการที่เกี่ยวกับสถานที่</translation>
        </message>
        <message>
            <source>By rule</source>
            <translation>ตามกฎ</translation>
        </message>
        <message>
            <source>Not in order, escalated</source>
            <translation>ไม่ถูกต้องหรือเสนอพิจารณา</translation>
        </message>
        <message>
            <source>By person</source>
            <translation>ตามบุคคล</translation>
        </message>
        <message>
            <source>By action</source>
            <translation>ตามการกระทำ</translation>
        </message>
        <message>
            <source>By district</source>
            <translation>ตามอำเภอ</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>สรุป</translation>
        </message>
        <message>
            <source>By hour of the day</source>
            <translation>ตามชั่วโมงของวัน</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Monthly report</source>
            <translation>รายงานประจำเดือน</translation>
        </message>
        <message>
            <source>Who used what, and what the reviewing found. Making it is recorded.</source>
            <translation>สรุปว่าใครใช้อะไร และผลการตรวจทาน การจัดทำรายงานถูกบันทึกไว้</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>เดือน</translation>
        </message>
        <message>
            <source>Thai digits (PDF)</source>
            <translation>ใช้เลขไทย (PDF)</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>บันทึกเป็น PDF…</translation>
        </message>
        <message>
            <source>Save as Excel…</source>
            <translation>บันทึกเป็น Excel…</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
        <message>
            <source>Save the report</source>
            <translation>บันทึกรายงาน</translation>
        </message>
        <message>
            <source>Saved: {0} (pages: {1})</source>
            <translation>บันทึกแล้ว: {0} (จำนวนหน้า: {1})</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
    </context>
    <context>
        <name>RequestActions</name>
        <message>
            <source>Close {0}?</source>
            <translation>ปิดเรื่อง {0} หรือไม่</translation>
        </message>
        <message>
            <source>The record stays for years and can be reopened. The holds on the footage stay until lifted.</source>
            <translation>บันทึกคำขอเก็บไว้หลายปีและเปิดอีกครั้งได้ ภาพยังระงับการลบจนกว่าจะยกเลิก</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>ปิดเรื่อง</translation>
        </message>
        <message>
            <source>Opinion: {0}</source>
            <translation>ความเห็น: {0}</translation>
        </message>
        <message>
            <source>Confirm your oral order?</source>
            <translation>ยืนยันคำสั่งด้วยวาจาของท่านหรือไม่</translation>
        </message>
        <message>
            <source>Recorded as: {0}</source>
            <translation>บันทึกไว้ว่า: {0}</translation>
        </message>
        <message>
            <source>You sign for it as your decision.</source>
            <translation>ถือเป็นคำสั่งอนุญาตของท่าน</translation>
        </message>
        <message>
            <source>Confirm the order</source>
            <translation>ยืนยันคำสั่ง</translation>
        </message>
        <message>
            <source>Copied onto the medium and read back: {0}</source>
            <translation>คัดลอกลงสื่อและอ่านทวนแล้ว: {0}</translation>
        </message>
        <message>
            <source>Sealed, but not handed over: package {0}.</source>
            <translation>ปิดผนึกแล้วแต่ยังไม่ได้ส่งมอบ: ชุดที่ {0}</translation>
        </message>
        <message>
            <source>The last day of an appeal was {0}.</source>
            <translation>พ้นกำหนดอุทธรณ์เมื่อ {0}</translation>
        </message>
        <message>
            <source>An appeal may come until {0}.</source>
            <translation>อุทธรณ์ได้ถึงวันที่ {0}</translation>
        </message>
    </context>
    <context>
        <name>RequestHead</name>
        <message>
            <source>answer due in {0}</source>
            <translation>ต้องตอบใน {0}</translation>
        </message>
        <message>
            <source>Paper overdue</source>
            <translation>หนังสือเกินกำหนด</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>กลับ</translation>
        </message>
        <message>
            <source>More steps</source>
            <translation>ขั้นตอนอื่น</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>พิมพ์</translation>
        </message>
        <message>
            <source>The next step</source>
            <translation>ขั้นตอนถัดไป</translation>
        </message>
    </context>
    <context>
        <name>RequestSettingsDialog</name>
        <message>
            <source>Settings for requests</source>
            <translation>ตั้งค่าคำขอ</translation>
        </message>
        <message>
            <source>Save the settings</source>
            <translation>บันทึกการตั้งค่า</translation>
        </message>
        <message>
            <source>They count for requests registered from now on, at all desks of this database. It is recorded.</source>
            <translation>มีผลกับคำขอที่รับตั้งแต่นี้ไป ทุกเครื่องที่ใช้ฐานข้อมูลเดียวกัน และมีการบันทึกไว้</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>รูปแบบเลขที่</translation>
        </message>
        <message>
            <source>Answer within (hours)</source>
            <translation>ตอบภายใน (ชั่วโมง)</translation>
        </message>
        <message>
            <source>Warn before (hours)</source>
            <translation>เตือนล่วงหน้า (ชั่วโมง)</translation>
        </message>
        <message>
            <source>Paper of an oral order within (hours)</source>
            <translation>หนังสือตามคำสั่งวาจาภายใน (ชั่วโมง)</translation>
        </message>
        <message>
            <source>Appeal within (days)</source>
            <translation>อุทธรณ์ภายใน (วัน)</translation>
        </message>
        <message>
            <source>Keep the records (years)</source>
            <translation>เก็บบันทึก (ปี)</translation>
        </message>
        <message>
            <source>Most at a time</source>
            <translation>สูงสุดต่อคำขอ</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Hours of a camera</source>
            <translation>ชั่วโมงต่อกล้อง</translation>
        </message>
        <message>
            <source>Wait for documents (days)</source>
            <translation>รอเอกสารเพิ่มเติม (วัน)</translation>
        </message>
    </context>
    <context>
        <name>RequestTable</name>
        <message>
            <source>Time left</source>
            <translation>เวลาที่เหลือ</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>เลขที่</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>ความเร่งด่วน</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>สภ.</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>วันที่รับ</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>ผู้รับผิดชอบ</translation>
        </message>
        <message>
            <source>Paper overdue</source>
            <translation>หนังสือเกินกำหนด</translation>
        </message>
        <message>
            <source>waits</source>
            <translation>รอผู้ขอ</translation>
        </message>
    </context>
    <context>
        <name>RequestView</name>
        <message>
            <source>Who asks</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>On what basis</source>
            <translation>ฐานและเหตุของคำขอ</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>การพิจารณา</translation>
        </message>
        <message>
            <source>Hand-over</source>
            <translation>การส่งมอบ</translation>
        </message>
        <message>
            <source>Checked by</source>
            <translation>ผู้ตรวจสอบ</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>พบภาพ</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>ความเห็น</translation>
        </message>
        <message>
            <source>Oral order of</source>
            <translation>สั่งด้วยวาจาโดย</translation>
        </message>
        <message>
            <source>Words of the order</source>
            <translation>คำสั่ง</translation>
        </message>
        <message>
            <source>Confirmed</source>
            <translation>ยืนยันเมื่อ</translation>
        </message>
        <message>
            <source>not yet</source>
            <translation>ยังไม่ยืนยัน</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>หนังสือตามคำสั่ง</translation>
        </message>
        <message>
            <source>until {0}</source>
            <translation>ภายใน {0}</translation>
        </message>
        <message>
            <source>Answer of {0}</source>
            <translation>คำตอบของ {0}</translation>
        </message>
        <message>
            <source>agrees</source>
            <translation>ยินยอม</translation>
        </message>
        <message>
            <source>does not agree</source>
            <translation>ไม่ยินยอม</translation>
        </message>
        <message>
            <source>Forwarded to</source>
            <translation>ส่งต่อไปยัง</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>ผู้อนุญาต/ผู้พิจารณา</translation>
        </message>
        <message>
            <source>Acting for</source>
            <translation>ปฏิบัติราชการแทน</translation>
        </message>
        <message>
            <source>Allowed</source>
            <translation>ส่วนที่อนุญาต</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Conditions</source>
            <translation>เงื่อนไข</translation>
        </message>
        <message>
            <source>Appeal until</source>
            <translation>อุทธรณ์ได้ถึงวันที่</translation>
        </message>
        <message>
            <source>Begun by</source>
            <translation>เริ่มโดย</translation>
        </message>
        <message>
            <source>Sealed</source>
            <translation>ปิดผนึกเมื่อ</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>ไฟล์</translation>
        </message>
        <message>
            <source>Why it failed</source>
            <translation>สาเหตุที่ไม่สำเร็จ</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>มีแล้ว</translation>
        </message>
        <message>
            <source>not back yet</source>
            <translation>ยังไม่ได้รับคืน</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>ชุดที่</translation>
        </message>
        <message>
            <source>When</source>
            <translation>เมื่อ</translation>
        </message>
        <message>
            <source>Receiver</source>
            <translation>ผู้รับมอบ</translation>
        </message>
        <message>
            <source>Giver</source>
            <translation>ผู้ส่งมอบ</translation>
        </message>
        <message>
            <source>Witness</source>
            <translation>พยาน</translation>
        </message>
        <message>
            <source>Medium</source>
            <translation>สื่อบันทึก</translation>
        </message>
        <message>
            <source>Signed receipt</source>
            <translation>ใบรับมอบที่ลงนามแล้ว</translation>
        </message>
        <message>
            <source>Undertaking</source>
            <translation>คำรับรองการใช้</translation>
        </message>
        <message>
            <source>Came back</source>
            <translation>การคืน/ทำลาย</translation>
        </message>
        <message>
            <source>not said yet</source>
            <translation>ยังไม่ระบุ</translation>
        </message>
        <message>
            <source>found: {0}</source>
            <translation>พบ {0}</translation>
        </message>
        <message>
            <source>Hash of the evidence in the package (SHA-256), as on the papers</source>
            <translation>ค่าแฮชของพยานหลักฐานในชุด (SHA-256) ตามที่พิมพ์ในเอกสาร</translation>
        </message>
        <message>
            <source>Hash of the whole package (SHA-256 of manifest.json)</source>
            <translation>ค่าแฮชของทั้งชุด (SHA-256 ของ manifest.json)</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>No pictures of</source>
            <translation>ไม่มีภาพของ</translation>
        </message>
        <message>
            <source>of {0}</source>
            <translation>จาก {0}</translation>
        </message>
        <message>
            <source>{0}, seen at {1} according to {2}</source>
            <translation>{0} ที่ {1} ตามที่ {2} แจ้ง</translation>
        </message>
        <message>
            <source>Letters sent</source>
            <translation>หนังสือที่ออก</translation>
        </message>
        <message>
            <source>Wait until</source>
            <translation>รอเอกสารถึงวันที่</translation>
        </message>
    </context>
    <context>
        <name>RequestWork</name>
        <message>
            <source>Settings saved</source>
            <translation>บันทึกการตั้งค่าแล้ว</translation>
        </message>
    </context>
    <context>
        <name>RequestsPage</name>
        <message>
            <source>Requests</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>New request</source>
            <translation>รับคำขอใหม่</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>ตั้งค่า…</translation>
        </message>
        <message>
            <source>Check a package…</source>
            <translation>ตรวจสอบชุดหลักฐาน…</translation>
        </message>
        <message>
            <source>List</source>
            <translation>รายการ</translation>
        </message>
        <message>
            <source>Calendar</source>
            <translation>ปฏิทิน</translation>
        </message>
        <message>
            <source>Statistics</source>
            <translation>สถิติ</translation>
        </message>
    </context>
    <context>
        <name>ReviewPage</name>
        <message>
            <source>Queue</source>
            <translation>คิวตรวจทาน</translation>
        </message>
        <message>
            <source>Access log</source>
            <translation>บันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>กฎ</translation>
        </message>
        <message>
            <source>Questions to you</source>
            <translation>คำถามถึงท่าน</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>ตรวจทาน</translation>
        </message>
        <message>
            <source>Check an evidence package…</source>
            <translation>ตรวจสอบชุดพยานหลักฐาน…</translation>
        </message>
        <message>
            <source>Monthly report…</source>
            <translation>รายงานประจำเดือน…</translation>
        </message>
    </context>
    <context>
        <name>ReviewWatch</name>
        <message numerus="yes">
            <source>%Ln hold(s) on footage to be reviewed: Playback page, “Holds…”.</source>
            <translation>
                <numerusform>มีการระงับการลบที่ถึงกำหนดทบทวน %Ln รายการ ดูที่หน้า “ย้อนดู” ปุ่ม “การระงับการลบ…”</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewWork</name>
        <message>
            <source>None of these cameras is in the register any more.</source>
            <translation>ไม่มีกล้องเหล่านี้ในทะเบียนแล้ว</translation>
        </message>
        <message numerus="yes">
            <source>Show %Ln camera(s) in place of this wall?</source>
            <translation>
                <numerusform>แสดงกล้อง %Ln ตัวแทนผนังจอภาพนี้หรือไม่</numerusform>
            </translation>
        </message>
        <message>
            <source>What the wall shows now is taken off it. Save it as a view first if you need it again.</source>
            <translation>ภาพที่แสดงอยู่บนผนังจอภาพจะถูกนำออก หากต้องใช้อีก ให้บันทึกเป็นชุดมุมมองก่อน</translation>
        </message>
        <message numerus="yes">
            <source>Show %Ln camera(s)</source>
            <translation>
                <numerusform>แสดงกล้อง %Ln ตัว</numerusform>
            </translation>
        </message>
        <message>
            <source>Shown live as they are now. Looked at: {0}</source>
            <translation>แสดงภาพสดขณะนี้ เวลาที่ถูกดู: {0}</translation>
        </message>
        <message>
            <source>Shown live as they are now. Looked at: {0} to {1}</source>
            <translation>แสดงภาพสดขณะนี้ เวลาที่ถูกดู: {0} ถึง {1}</translation>
        </message>
        <message>
            <source>Not shown (gone, or no room): {0}</source>
            <translation>ไม่ได้แสดง (ไม่มีในทะเบียน หรือช่องภาพไม่พอ): {0}</translation>
        </message>
        <message>
            <source>There may have been more.</source>
            <translation>อาจมีมากกว่านี้</translation>
        </message>
        <message>
            <source>Choose an empty folder for the exported log</source>
            <translation>เลือกโฟลเดอร์ว่างสำหรับบันทึกที่ส่งออก</translation>
        </message>
        <message>
            <source>The log is being exported…</source>
            <translation>กำลังส่งออกบันทึก…</translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln entry(s), sealed, into {0}</source>
            <translation>
                <numerusform>ส่งออก %Ln รายการพร้อมลายเซ็นไปที่ {0} แล้ว</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RolesDialog</name>
        <message>
            <source>What the roles may</source>
            <translation>สิทธิ์ของแต่ละบทบาท</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>Grey ticks are fixed: an auditor changes nothing, and administrators stay in charge.</source>
            <translation>ช่องสีเทาเปลี่ยนไม่ได้ ผู้ตรวจสอบต้องไม่แก้ไขสิ่งใด และต้องมีผู้ดูแลระบบเสมอ</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>ปิด</translation>
        </message>
    </context>
    <context>
        <name>RoomSettings</name>
        <message>
            <source>It is kept for that long already.</source>
            <translation>เก็บไว้นานเท่านั้นอยู่แล้ว</translation>
        </message>
        <message>
            <source>Folder for the log's checkpoints</source>
            <translation>โฟลเดอร์สำหรับจุดตรวจของบันทึก</translation>
        </message>
        <message>
            <source>Shifts a day</source>
            <translation>จำนวนเวรต่อวัน</translation>
        </message>
        <message>
            <source>They begin at</source>
            <translation>เวลาเริ่มเวร</translation>
        </message>
        <message>
            <source>Keep the access log for</source>
            <translation>เก็บบันทึกการเข้าใช้งานไว้</translation>
        </message>
        <message>
            <source>Checkpoints of the log go to</source>
            <translation>เก็บจุดตรวจของบันทึกที่</translation>
        </message>
        <message>
            <source>Two shifts</source>
            <translation>2 เวร</translation>
        </message>
        <message>
            <source>Three shifts</source>
            <translation>3 เวร</translation>
        </message>
        <message>
            <source> days</source>
            <translation> วัน</translation>
        </message>
        <message>
            <source>Keep it that long</source>
            <translation>เก็บตามนี้</translation>
        </message>
        <message>
            <source>Never less than 90 days. A shorter time needs a second person's consent, here or at their own desk. Older entries go when somebody archives them.</source>
            <translation>ไม่น้อยกว่า 90 วัน การเก็บสั้นลงต้องมีบุคคลที่สองยินยอม ที่นี่หรือที่โต๊ะของผู้นั้น รายการเก่าถูกย้ายออกเมื่อมีผู้จัดเก็บถาวร</translation>
        </message>
        <message>
            <source>nowhere: a cut-off log would not show</source>
            <translation>ไม่เก็บ: จะไม่รู้หากบันทึกถูกตัดตอนท้าย</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>Choose the folder for checkpoints</source>
            <translation>เลือกโฟลเดอร์สำหรับจุดตรวจ</translation>
        </message>
        <message>
            <source>Nowhere</source>
            <translation>ไม่เก็บ</translation>
        </message>
        <message>
            <source>Keep no checkpoints</source>
            <translation>ไม่เก็บจุดตรวจ</translation>
        </message>
    </context>
    <context>
        <name>RuleForm</name>
        <message>
            <source>Choose a rule at the left.</source>
            <translation>เลือกกฎทางซ้าย</translation>
        </message>
        <message>
            <source>This rule is on</source>
            <translation>เปิดใช้กฎนี้</translation>
        </message>
        <message>
            <source>Name of the rule</source>
            <translation>ชื่อกฎ</translation>
        </message>
        <message>
            <source>Save the rule</source>
            <translation>บันทึกกฎ</translation>
        </message>
        <message>
            <source>Counts for entries from now on. Changes of rules are recorded in the access log.</source>
            <translation>มีผลกับรายการตั้งแต่บัดนี้ การเปลี่ยนกฎถูกบันทึกในบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Code or name of a camera to add</source>
            <translation>รหัสหรือชื่อกล้องที่จะเพิ่ม</translation>
        </message>
        <message>
            <source>Add a district or subdistrict…</source>
            <translation>เพิ่มอำเภอหรือตำบล…</translation>
        </message>
    </context>
    <context>
        <name>RulesTab</name>
        <message>
            <source>{0} (off)</source>
            <translation>{0} (ปิด)</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>Delete the rule “{0}”?</source>
            <translation>ลบกฎ “{0}” หรือไม่</translation>
        </message>
        <message>
            <source>What it put into the queue stays there. It finds nothing any more.</source>
            <translation>เรื่องที่กฎนี้คัดเข้าคิวยังอยู่ แต่จะไม่คัดเรื่องใหม่อีก</translation>
        </message>
        <message>
            <source>Delete the rule</source>
            <translation>ลบกฎ</translation>
        </message>
        <message>
            <source>Delete the marked area “{0}”?</source>
            <translation>ลบพื้นที่ “{0}” หรือไม่</translation>
        </message>
        <message>
            <source>The camera may be turned there without anybody having to review it.</source>
            <translation>กล้องจะหันไปที่นั่นได้โดยไม่มีการตรวจทาน</translation>
        </message>
        <message>
            <source>Delete the area</source>
            <translation>ลบพื้นที่</translation>
        </message>
        <message>
            <source>Add a rule…</source>
            <translation>เพิ่มกฎ…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>ลบ…</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>กฎ</translation>
        </message>
    </context>
    <context>
        <name>SaveList</name>
        <message>
            <source>Lists (*.csv)</source>
            <translation>รายการ (*.csv)</translation>
        </message>
    </context>
    <context>
        <name>SavedViews</name>
        <message>
            <source>No saved views yet</source>
            <translation>ยังไม่มีชุดมุมมองที่บันทึกไว้</translation>
        </message>
        <message>
            <source>Save this wall as a view…</source>
            <translation>บันทึกผนังจอภาพนี้เป็นชุดมุมมอง…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>เปลี่ยนชื่อ</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>ลบ</translation>
        </message>
        <message>
            <source>Save view</source>
            <translation>บันทึกชุดมุมมอง</translation>
        </message>
        <message>
            <source>Rename view</source>
            <translation>เปลี่ยนชื่อชุดมุมมอง</translation>
        </message>
        <message>
            <source>Delete the view “{0}”?</source>
            <translation>ลบชุดมุมมอง “{0}” หรือไม่</translation>
        </message>
        <message>
            <source>The cameras stay; only this arrangement of them is deleted.</source>
            <translation>กล้องยังอยู่ครบ ลบเฉพาะการจัดวางชุดนี้</translation>
        </message>
        <message>
            <source>Delete view “{0}”</source>
            <translation>ลบชุดมุมมอง “{0}”</translation>
        </message>
    </context>
    <context>
        <name>SeenElsewhere</name>
        <message>
            <source>Seen from</source>
            <translation>พบตั้งแต่</translation>
        </message>
        <message>
            <source>Seen to</source>
            <translation>พบถึง</translation>
        </message>
        <message>
            <source>Where it was seen, e.g. at the owner's recorder</source>
            <translation>พบที่ใด เช่น เครื่องบันทึกของหน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Seen</source>
            <translation>ช่วงที่พบ</translation>
        </message>
    </context>
    <context>
        <name>SettingsPage</name>
        <message>
            <source>Folder for still pictures</source>
            <translation>โฟลเดอร์เก็บภาพนิ่ง</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>ตั้งค่า</translation>
        </message>
        <message>
            <source>Shifts and access log</source>
            <translation>เวรและบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>ภาษา</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>จังหวัด</translation>
        </message>
        <message>
            <source>Tiles with main stream</source>
            <translation>จำนวนช่องที่ใช้สตรีมหลัก</translation>
        </message>
        <message>
            <source>Data folder</source>
            <translation>โฟลเดอร์ข้อมูล</translation>
        </message>
        <message>
            <source>VMS Desktop {0} · Apache-2.0; the installer as a whole GPL-3.0 · Sarabun (OFL) · Lucide (ISC)</source>
            <translation>VMS Desktop {0} · Apache-2.0 ชุดติดตั้งทั้งชุดเป็น GPL-3.0 · Sarabun (OFL) · Lucide (ISC)</translation>
        </message>
        <message>
            <source>automatic</source>
            <translation>อัตโนมัติ</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>เลือก…</translation>
        </message>
        <message>
            <source>Choose the folder for still pictures</source>
            <translation>เลือกโฟลเดอร์เก็บภาพนิ่ง</translation>
        </message>
        <message>
            <source>Lock the desk when nobody touches it for</source>
            <translation>ล็อกเมื่อไม่มีผู้ใช้งานนาน</translation>
        </message>
        <message>
            <source> min</source>
            <translation> นาที</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>การบันทึก</translation>
        </message>
        <message>
            <source>Province, the folder for still pictures and main streams count when the desk is opened next.</source>
            <translation>จังหวัด โฟลเดอร์ภาพนิ่ง และสตรีมหลัก มีผลเมื่อเปิดโปรแกรมครั้งถัดไป</translation>
        </message>
        <message>
            <source>Printed forms</source>
            <translation>แบบพิมพ์</translation>
        </message>
    </context>
    <context>
        <name>ShellWindow</name>
        <message>
            <source>SIMULATION · {0} province · no real cameras</source>
            <translation>จำลอง · จังหวัด{0} · ไม่ใช่กล้องจริง</translation>
        </message>
        <message>
            <source>SIMULATION — {0}</source>
            <translation>จำลอง — {0}</translation>
        </message>
        <message>
            <source>CCTV operations room · {0} province</source>
            <translation>ห้องปฏิบัติการ CCTV · จังหวัด{0}</translation>
        </message>
        <message>
            <source>CCTV operations room — {0}</source>
            <translation>ห้องปฏิบัติการ CCTV — {0}</translation>
        </message>
    </context>
    <context>
        <name>ShiftPanel</name>
        <message>
            <source>Shift log</source>
            <translation>สมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>Close the shift log</source>
            <translation>ปิดสมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>What the next shift has to know</source>
            <translation>สิ่งที่เวรถัดไปต้องทราบ</translation>
        </message>
        <message>
            <source>Add the note</source>
            <translation>เพิ่มบันทึก</translation>
        </message>
        <message>
            <source>Show older lines</source>
            <translation>แสดงบันทึกก่อนหน้า</translation>
        </message>
    </context>
    <context>
        <name>ShownOnce</name>
        <message>
            <source>I have written it down. It is not shown again.</source>
            <translation>จดไว้แล้ว (จะไม่แสดงอีก)</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>ดำเนินการต่อ</translation>
        </message>
    </context>
    <context>
        <name>SignInForm</name>
        <message>
            <source>User name</source>
            <translation>ชื่อผู้ใช้</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>รหัสครั้งเดียว</translation>
        </message>
    </context>
    <context>
        <name>SignaturePad</name>
        <message>
            <source>Signature of the receiver</source>
            <translation>ลายมือชื่อผู้รับมอบ</translation>
        </message>
        <message>
            <source>Sign here with mouse or pen</source>
            <translation>ลงลายมือชื่อที่นี่ด้วยเมาส์หรือปากกา</translation>
        </message>
    </context>
    <context>
        <name>StateRail</name>
        <message>
            <source>State of the request</source>
            <translation>สถานะของคำขอ</translation>
        </message>
        <message>
            <source>Forwarded on</source>
            <translation>ส่งต่อเจ้าของกล้อง</translation>
        </message>
    </context>
    <context>
        <name>Statistics</name>
        <message>
            <source>Total</source>
            <translation>รวม</translation>
        </message>
        <message>
            <source>Fiscal year {0}</source>
            <translation>ปีงบประมาณ {0}</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>ช่วงเวลา</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>รับ</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>ตอบแล้ว</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>เกินกำหนด</translation>
        </message>
        <message>
            <source>Usual time</source>
            <translation>เวลาปกติ</translation>
        </message>
        <message>
            <source>Longest time</source>
            <translation>นานที่สุด</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>จำนวน</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>By period</source>
            <translation>ตามช่วงเวลา</translation>
        </message>
        <message>
            <source>Why nothing was found</source>
            <translation>สาเหตุที่ไม่พบภาพ</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>สาเหตุ</translation>
        </message>
        <message>
            <source>By requester</source>
            <translation>ตามผู้ขอ</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>Only requests of the places your account is for</source>
            <translation>เฉพาะคำขอในพื้นที่ที่บัญชีของท่านใช้ได้</translation>
        </message>
    </context>
    <context>
        <name>StatisticsTab</name>
        <message>
            <source>Choose how to count, then press “Show”. Each time is recorded.</source>
            <translation>เลือกวิธีนับแล้วกด “แสดง” ทุกครั้งมีการบันทึกไว้</translation>
        </message>
        <message>
            <source>No request was received in this time.</source>
            <translation>ไม่มีคำขอในช่วงเวลานี้</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>จำนวน</translation>
        </message>
        <message>
            <source>Cause</source>
            <translation>สาเหตุ</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>Save the statistics</source>
            <translation>บันทึกสถิติ</translation>
        </message>
        <message>
            <source>Saved: {0}</source>
            <translation>บันทึกแล้ว: {0}</translation>
        </message>
        <message>
            <source>By month, the last 12</source>
            <translation>รายเดือน 12 เดือนล่าสุด</translation>
        </message>
        <message>
            <source>By fiscal year, the last 5</source>
            <translation>รายปีงบประมาณ 5 ปีล่าสุด</translation>
        </message>
        <message>
            <source>How to count</source>
            <translation>วิธีนับ</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>แสดง</translation>
        </message>
        <message>
            <source>Register of disclosures…</source>
            <translation>บัญชีแสดงการเปิดเผย…</translation>
        </message>
        <message>
            <source>Year of the register of disclosures</source>
            <translation>ปีของบัญชีแสดงการเปิดเผย</translation>
        </message>
        <message>
            <source>Save as Excel…</source>
            <translation>บันทึกเป็น Excel…</translation>
        </message>
        <message>
            <source>Save as PDF…</source>
            <translation>บันทึกเป็น PDF…</translation>
        </message>
        <message>
            <source>Requests and what came of them</source>
            <translation>จำนวนคำขอและผลการพิจารณา</translation>
        </message>
        <message>
            <source>Why nothing was found (cameras and times)</source>
            <translation>สาเหตุที่ไม่พบภาพ (นับตามกล้องและช่วงเวลา)</translation>
        </message>
        <message>
            <source>Who asked</source>
            <translation>ประเภทผู้ขอ</translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message>
            <source>The wall rests while it is not seen</source>
            <translation>ผนังจอพักการแสดงภาพขณะไม่ได้เปิดดู</translation>
        </message>
        <message>
            <source>Live {0} of {1} · {2} fps</source>
            <translation>ภาพสด {0} จาก {1} ช่อง · {2} ภาพ/วินาที</translation>
        </message>
        <message>
            <source>CPU {0} %</source>
            <translation>CPU {0} %</translation>
        </message>
        <message>
            <source>Network {0}</source>
            <translation>เครือข่าย {0}</translation>
        </message>
        <message>
            <source>Cameras {0} · failing {1}</source>
            <translation>กล้อง {0} ตัว · ขัดข้อง {1}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln tile(s) rest behind it</source>
            <translation>
                <numerusform>พักอีก %Ln ช่องที่ถูกบัง</numerusform>
            </translation>
        </message>
        <message>
            <source>NO PICTURE: {0}</source>
            <translation>ไม่มีภาพ: {0}</translation>
        </message>
    </context>
    <context>
        <name>StepBar</name>
        <message>
            <source>To the key frame before (Ctrl+PgUp)</source>
            <translation>ไปจุดกำหนดก่อนหน้า (Ctrl+PgUp)</translation>
        </message>
        <message>
            <source>−1 s</source>
            <translation>−1 วิ</translation>
        </message>
        <message>
            <source>One second back</source>
            <translation>ถอยหนึ่งวินาที</translation>
        </message>
        <message>
            <source>To the picture before (PgUp)</source>
            <translation>ไปภาพก่อนหน้า (PgUp)</translation>
        </message>
        <message>
            <source>To the next picture (PgDn)</source>
            <translation>ไปภาพถัดไป (PgDn)</translation>
        </message>
        <message>
            <source>+1 s</source>
            <translation>+1 วิ</translation>
        </message>
        <message>
            <source>One second on</source>
            <translation>ไปข้างหน้าหนึ่งวินาที</translation>
        </message>
        <message>
            <source>To the next key frame (Ctrl+PgDn)</source>
            <translation>ไปจุดกำหนดถัดไป (Ctrl+PgDn)</translation>
        </message>
    </context>
    <context>
        <name>StepDialog</name>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Still missing: {0}</source>
            <translation>ยังขาด: {0}</translation>
        </message>
    </context>
    <context>
        <name>TakeBackDialog</name>
        <message>
            <source>Medium returned or destroyed</source>
            <translation>คืนหรือทำลายสื่อแล้ว</translation>
        </message>
        <message>
            <source>Record it</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>The medium was returned</source>
            <translation>ได้รับสื่อคืนแล้ว</translation>
        </message>
        <message>
            <source>The medium was destroyed</source>
            <translation>สื่อถูกทำลายแล้ว</translation>
        </message>
        <message>
            <source>Package</source>
            <translation>ชุดที่ส่งมอบ</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>การดำเนินการ</translation>
        </message>
        <message>
            <source>Who told it, and how</source>
            <translation>ผู้แจ้งและวิธีแจ้ง</translation>
        </message>
    </context>
    <context>
        <name>TakeInDialog</name>
        <message>
            <source>Take in a file</source>
            <translation>รับไฟล์</translation>
        </message>
        <message>
            <source>State another time</source>
            <translation>ระบุเวลาใหม่</translation>
        </message>
        <message>
            <source>Look through again</source>
            <translation>ตรวจใหม่</translation>
        </message>
        <message>
            <source>code or name</source>
            <translation>รหัสหรือชื่อกล้อง</translation>
        </message>
        <message>
            <source>e.g. 26/11/2026 14:05:09</source>
            <translation>เช่น 26/11/2569 14:05:09</translation>
        </message>
        <message>
            <source>Take in the file</source>
            <translation>รับไฟล์</translation>
        </message>
        <message>
            <source>Save the time</source>
            <translation>บันทึกเวลา</translation>
        </message>
        <message>
            <source>File: {0}</source>
            <translation>ไฟล์: {0}</translation>
        </message>
        <message>
            <source>The time of a file is worth what is stated here: take it from the picture or the owner, never from the file's name alone. The file stays where it lies.</source>
            <translation>เวลาของไฟล์เชื่อถือได้เท่าที่ระบุไว้ที่นี่ ให้ดูจากภาพหรือสอบถามเจ้าของ อย่าใช้ชื่อไฟล์เพียงอย่างเดียว ตัวไฟล์อยู่ที่เดิม</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Pictures a second</source>
            <translation>ภาพต่อวินาที</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>First picture at</source>
            <translation>ภาพแรกเมื่อ</translation>
        </message>
        <message>
            <source>Stated by</source>
            <translation>ผู้ระบุ</translation>
        </message>
        <message>
            <source>The file is being looked through…</source>
            <translation>กำลังตรวจไฟล์…</translation>
        </message>
        <message>
            <source>Its header says {0}, its pictures last {1}: the pictures count.</source>
            <translation>ส่วนหัวไฟล์ระบุ {0} แต่ภาพจริงยาว {1} โปรแกรมนับตามภาพจริง</translation>
        </message>
        <message>
            <source>By its own account it begins {0}. Check that before it is stated.</source>
            <translation>ไฟล์ระบุเองว่าเริ่ม {0} โปรดตรวจสอบก่อนยืนยัน</translation>
        </message>
        <message numerus="yes">
            <source>%Ln picture(s)</source>
            <translation>
                <numerusform>%Ln ภาพ</numerusform>
            </translation>
        </message>
        <message>
            <source>Length {0}</source>
            <translation>ความยาว {0}</translation>
        </message>
    </context>
    <context>
        <name>Tile</name>
        <message>
            <source>Empty tile {0}</source>
            <translation>ช่องว่าง {0}</translation>
        </message>
        <message>
            <source>Drop a camera here</source>
            <translation>ลากกล้องมาวางที่นี่</translation>
        </message>
        <message>
            <source>or double-click a camera in the list</source>
            <translation>หรือดับเบิลคลิกกล้องในรายการ</translation>
        </message>
        <message>
            <source>Next try in {0}</source>
            <translation>เชื่อมต่อใหม่ใน {0}</translation>
        </message>
        <message>
            <source>Trying again now</source>
            <translation>กำลังเชื่อมต่อใหม่</translation>
        </message>
        <message>
            <source>Noticed at {0} ({1} ago)</source>
            <translation>ตรวจพบเมื่อ {0} ({1} ที่แล้ว)</translation>
        </message>
        <message>
            <source>Since {0} ({1})</source>
            <translation>ตั้งแต่ {0} ({1})</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>หลัก</translation>
        </message>
        <message>
            <source>Sub</source>
            <translation>รอง</translation>
        </message>
        <message>
            <source>Steering</source>
            <translation>กำลังบังคับกล้อง</translation>
        </message>
        <message>
            <source>Steering · let go or Esc: stop</source>
            <translation>กำลังบังคับกล้อง · ปล่อยปุ่มหรือ Esc: หยุด</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>กำลังหยุด…</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>หยุดแล้ว</translation>
        </message>
        <message>
            <source>Last picture {0} ago</source>
            <translation>ภาพเมื่อ {0}ที่แล้ว</translation>
        </message>
        <message>
            <source>Tile {0}</source>
            <translation>ช่องภาพ {0}</translation>
        </message>
    </context>
    <context>
        <name>TileMenu</name>
        <message>
            <source>Back to the whole wall</source>
            <translation>กลับสู่ผนังจอภาพทั้งหมด</translation>
        </message>
        <message>
            <source>Maximise</source>
            <translation>ขยายเต็มผนังจอ</translation>
        </message>
        <message>
            <source>Save a snapshot</source>
            <translation>บันทึกภาพนิ่ง</translation>
        </message>
        <message>
            <source>Whole picture (1:1)</source>
            <translation>แสดงทั้งภาพ (1:1)</translation>
        </message>
        <message>
            <source>Try to connect now</source>
            <translation>เชื่อมต่อทันที</translation>
        </message>
        <message>
            <source>Camera properties</source>
            <translation>ข้อมูลกล้อง</translation>
        </message>
        <message>
            <source>Close tile</source>
            <translation>ปิดช่องภาพ</translation>
        </message>
        <message>
            <source>{0} stream, {1}×{2}, {3} fps</source>
            <translation>สตรีม{0} {1}×{2} {3} ภาพ/วินาที</translation>
        </message>
    </context>
    <context>
        <name>TileOverlay</name>
        <message>
            <source>Try now</source>
            <translation>เชื่อมต่อทันที</translation>
        </message>
        <message>
            <source>Try to connect now</source>
            <translation>เชื่อมต่อกล้องทันที</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Timeline</source>
            <translation>แถบเวลา</translation>
        </message>
        <message>
            <source>Wheel: zoom. Drag: move. Click: go there. Ctrl and drag: mark a stretch for a clip.</source>
            <translation>ล้อเมาส์: ย่อขยาย ลาก: เลื่อน คลิก: ไปยังเวลานั้น Ctrl+ลาก: ทำเครื่องหมายช่วงสำหรับคลิป</translation>
        </message>
        <message>
            <source>Choose a camera in the list: what is recorded of it is shown here.</source>
            <translation>เลือกกล้องจากรายการ ช่วงเวลาที่บันทึกไว้จะแสดงที่นี่</translation>
        </message>
    </context>
    <context>
        <name>Track</name>
        <message>
            <source>Time as stated by an officer</source>
            <translation>เวลาตามที่เจ้าหน้าที่ระบุ</translation>
        </message>
        <message>
            <source>Stated time</source>
            <translation>เวลาที่ระบุ</translation>
        </message>
        <message>
            <source>Camera's clock not measured</source>
            <translation>ยังไม่ได้วัดนาฬิกากล้อง</translation>
        </message>
        <message>
            <source>Camera's clock is wrong: {0} ({1})</source>
            <translation>นาฬิกากล้องคลาดเคลื่อน: {0} ({1})</translation>
        </message>
        <message>
            <source>Camera {0} ({1})</source>
            <translation>กล้อง {0} ({1})</translation>
        </message>
        <message>
            <source>Camera {0}</source>
            <translation>กล้อง {0}</translation>
        </message>
        <message>
            <source>Last minutes</source>
            <translation>ภาพล่าสุดในหน่วยความจำ</translation>
        </message>
        <message>
            <source>Own recorder</source>
            <translation>บันทึกของศูนย์</translation>
        </message>
        <message>
            <source>Owner's recorder</source>
            <translation>เครื่องบันทึกของหน่วยงาน</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ไฟล์</translation>
        </message>
        <message>
            <source>Times are of this workstation's clock, when each picture arrived.</source>
            <translation>เวลาเป็นของเครื่องนี้ ณ ตอนที่ภาพมาถึง</translation>
        </message>
        <message>
            <source>Times are the recorder's, corrected by its measured offset.</source>
            <translation>เวลาเป็นของเครื่องบันทึก ปรับตามค่าคลาดเคลื่อนที่วัดได้</translation>
        </message>
        <message>
            <source>Times are the recorder's own; nobody measured how wrong they are.</source>
            <translation>เวลาเป็นของเครื่องบันทึกเอง ยังไม่มีใครวัดว่าคลาดเคลื่อนเท่าใด</translation>
        </message>
        <message>
            <source>Times count from the beginning that an officer stated.</source>
            <translation>เวลานับจากเวลาเริ่มต้นที่เจ้าหน้าที่ระบุ</translation>
        </message>
        <message>
            <source>Protective copy</source>
            <translation>สำเนาป้องกัน</translation>
        </message>
    </context>
    <context>
        <name>TrackTile</name>
        <message>
            <source>Try again</source>
            <translation>ลองอีกครั้ง</translation>
        </message>
        <message>
            <source>Try again to show this moment</source>
            <translation>ลองแสดงเวลานี้อีกครั้ง</translation>
        </message>
    </context>
    <context>
        <name>TransportBar</name>
        <message>
            <source>Begin</source>
            <translation>เริ่ม</translation>
        </message>
        <message>
            <source>End</source>
            <translation>สิ้นสุด</translation>
        </message>
        <message>
            <source>Loop</source>
            <translation>วนซ้ำ</translation>
        </message>
        <message>
            <source>Bookmark</source>
            <translation>จุดสังเกต</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>ภาพนิ่ง</translation>
        </message>
        <message>
            <source>Clip</source>
            <translation>ตัดคลิป</translation>
        </message>
        <message>
            <source>Play backwards</source>
            <translation>เล่นถอยหลัง</translation>
        </message>
        <message>
            <source>Play backwards (J); again: faster</source>
            <translation>เล่นถอยหลัง (J) กดซ้ำเพื่อเร็วขึ้น</translation>
        </message>
        <message>
            <source>One picture back</source>
            <translation>ถอยหนึ่งภาพ</translation>
        </message>
        <message>
            <source>One picture back (←)</source>
            <translation>ถอยหนึ่งภาพ (←)</translation>
        </message>
        <message>
            <source>One picture on</source>
            <translation>ไปหนึ่งภาพ</translation>
        </message>
        <message>
            <source>One picture on (→)</source>
            <translation>ไปหนึ่งภาพ (→)</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>ความเร็ว</translation>
        </message>
        <message>
            <source>Speed of playback</source>
            <translation>ความเร็วในการเล่น</translation>
        </message>
        <message>
            <source>Mark the beginning</source>
            <translation>ทำเครื่องหมายเริ่ม</translation>
        </message>
        <message>
            <source>Mark the beginning here (I)</source>
            <translation>ทำเครื่องหมายเริ่มที่เวลานี้ (I)</translation>
        </message>
        <message>
            <source>Mark the end</source>
            <translation>ทำเครื่องหมายสิ้นสุด</translation>
        </message>
        <message>
            <source>Mark the end here (O)</source>
            <translation>ทำเครื่องหมายสิ้นสุดที่เวลานี้ (O)</translation>
        </message>
        <message>
            <source>Remove the marks</source>
            <translation>ลบเครื่องหมาย</translation>
        </message>
        <message>
            <source>Play what is marked again and again (R)</source>
            <translation>เล่นช่วงที่ทำเครื่องหมายซ้ำ (R)</translation>
        </message>
        <message>
            <source>Set a bookmark with a note here (B)</source>
            <translation>จดจุดสังเกตที่เวลานี้ (B)</translation>
        </message>
        <message>
            <source>Save the selected camera's picture with its time (Ctrl+S)</source>
            <translation>บันทึกภาพของกล้องที่เลือกพร้อมเวลา (Ctrl+S)</translation>
        </message>
        <message>
            <source>Cut what is marked as files (C)</source>
            <translation>ตัดช่วงที่ทำเครื่องหมายเป็นไฟล์ (C)</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>หยุดชั่วคราว</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>เล่น</translation>
        </message>
        <message>
            <source>Pause (K or space)</source>
            <translation>หยุดชั่วคราว (K หรือเว้นวรรค)</translation>
        </message>
        <message>
            <source>Play (L or space)</source>
            <translation>เล่น (L หรือเว้นวรรค)</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>ระงับการลบ</translation>
        </message>
        <message>
            <source>Keep what is marked from being deleted (H)</source>
            <translation>ไม่ให้ลบช่วงที่เลือก (H)</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>New request</source>
            <translation>รับคำขอใหม่</translation>
        </message>
        <message>
            <source>New request with these cameras and what is marked</source>
            <translation>รับคำขอใหม่ด้วยกล้องเหล่านี้และช่วงที่ทำเครื่องหมาย</translation>
        </message>
    </context>
    <context>
        <name>TreePanel</name>
        <message>
            <source>Find a camera: name, code, place, agency</source>
            <translation>ค้นหากล้อง: ชื่อ รหัส สถานที่ หน่วยงาน</translation>
        </message>
        <message>
            <source>Find a camera</source>
            <translation>ค้นหากล้อง</translation>
        </message>
        <message>
            <source>Camera tree</source>
            <translation>ผังกล้องตามพื้นที่</translation>
        </message>
        <message>
            <source>No camera matches “{0}”.</source>
            <translation>ไม่พบกล้องที่ตรงกับ “{0}”</translation>
        </message>
        <message>
            <source>Show on the wall</source>
            <translation>แสดงบนผนังจอภาพ</translation>
        </message>
        <message>
            <source>Edit…</source>
            <translation>แก้ไข…</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>ลบ…</translation>
        </message>
        <message>
            <source>Show in the free tiles</source>
            <translation>แสดงในช่องที่ว่าง</translation>
        </message>
        <message>
            <source>Show all, with more tiles if needed</source>
            <translation>แสดงทั้งหมด เพิ่มช่องภาพถ้าจำเป็น</translation>
        </message>
        <message>
            <source>Recording…</source>
            <translation>การบันทึก…</translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message>
            <source>Findings</source>
            <translation>สิ่งที่ตรวจพบ</translation>
        </message>
        <message>
            <source>✔ Intact</source>
            <translation>✔ ครบถ้วนถูกต้อง</translation>
        </message>
        <message>
            <source>Every byte is as it was sealed, and the key that sealed it is known here.</source>
            <translation>ทุกไบต์ตรงกับเมื่อผนึก และผนึกด้วยกุญแจที่รู้จัก</translation>
        </message>
        <message>
            <source>✘ Signed by a key that is not known here</source>
            <translation>✘ ลงลายมือชื่อด้วยกุญแจที่ไม่รู้จัก</translation>
        </message>
        <message>
            <source>The files agree with one another, but anybody could have made them. Compare the key's fingerprint with the printed receipt, or ask the desk that is said to have sealed it.</source>
            <translation>ไฟล์ตรงกันทั้งชุด แต่ใครก็อาจจัดทำขึ้นได้ ให้เทียบลายนิ้วมือกุญแจกับที่พิมพ์บนใบรับ หรือสอบถามศูนย์ที่ระบุว่าเป็นผู้ผนึก</translation>
        </message>
        <message numerus="yes">
            <source>✘ Not intact: %Ln finding(s)</source>
            <translation>
                <numerusform>✘ ไม่ครบถ้วนถูกต้อง: พบ %Ln เรื่อง</numerusform>
            </translation>
        </message>
        <message>
            <source>Do not rely on it. Keep it as it is, and tell the desk that handed it over.</source>
            <translation>อย่าใช้เป็นหลักฐาน ให้เก็บไว้ตามสภาพเดิม และแจ้งศูนย์ที่ส่งมอบ</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>{0}, delivery {1}</source>
            <translation>{0} ครั้งที่ส่งมอบ {1}</translation>
        </message>
        <message>
            <source>Sealed</source>
            <translation>ผนึกเมื่อ</translation>
        </message>
        <message>
            <source>Sealed by</source>
            <translation>ผนึกโดย</translation>
        </message>
        <message>
            <source>a key that is not known here</source>
            <translation>กุญแจที่ไม่รู้จัก</translation>
        </message>
        <message>
            <source>Fingerprint of the key</source>
            <translation>ลายนิ้วมือกุญแจ</translation>
        </message>
        <message>
            <source>Hash of the package</source>
            <translation>แฮชของชุด</translation>
        </message>
        <message>
            <source>Hash on the receipt</source>
            <translation>แฮชตามใบรับมอบ</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>อ่านแล้ว</translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s), {0}</source>
            <translation>
                <numerusform>%Ln ไฟล์ {0}</numerusform>
            </translation>
        </message>
        <message>
            <source>a copy with large files in parts</source>
            <translation>สำเนาที่แบ่งไฟล์ใหญ่เป็นส่วน</translation>
        </message>
        <message>
            <source>encrypted</source>
            <translation>เข้ารหัส</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>ชนิด</translation>
        </message>
    </context>
    <context>
        <name>WallPage</name>
        <message>
            <source>Clear the wall?</source>
            <translation>ล้างผนังจอหรือไม่</translation>
        </message>
        <message>
            <source>All tiles become empty. A saved view brings its cameras back at any time.</source>
            <translation>ทุกช่องจะว่าง ชุดมุมมองที่บันทึกไว้เรียกกล้องกลับมาได้ทุกเมื่อ</translation>
        </message>
        <message numerus="yes">
            <source>Close %n tile(s)</source>
            <translation>
                <numerusform>ปิด %n ช่องภาพ</numerusform>
            </translation>
        </message>
        <message>
            <source>Snapshot saved: {0}</source>
            <translation>บันทึกภาพนิ่งแล้ว: {0}</translation>
        </message>
    </context>
    <context>
        <name>WallToolbar</name>
        <message>
            <source>View: {0}</source>
            <translation>ชุดมุมมอง: {0}</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>ชุดมุมมอง</translation>
        </message>
        <message>
            <source>Layout {0}</source>
            <translation>ผังจอ {0}</translation>
        </message>
        <message>
            <source>Snapshot</source>
            <translation>ภาพนิ่ง</translation>
        </message>
        <message>
            <source>Clear wall</source>
            <translation>ล้างผนังจอ</translation>
        </message>
        <message>
            <source>Full screen</source>
            <translation>เต็มจอ</translation>
        </message>
        <message>
            <source>Open, save, rename or delete a view of the wall</source>
            <translation>เปิด บันทึก เปลี่ยนชื่อ หรือลบชุดมุมมอง</translation>
        </message>
        <message>
            <source>Number and size of the tiles</source>
            <translation>จำนวนและขนาดช่องภาพ</translation>
        </message>
        <message>
            <source>Save a picture of the selected camera (Ctrl+S)</source>
            <translation>บันทึกภาพนิ่งของกล้องที่เลือก (Ctrl+S)</translation>
        </message>
        <message>
            <source>Close all tiles</source>
            <translation>ปิดทุกช่องภาพ</translation>
        </message>
        <message>
            <source>Only the wall, on the whole screen (F11)</source>
            <translation>แสดงเฉพาะผนังจอภาพเต็มหน้าจอ (F11)</translation>
        </message>
    </context>
    <context>
        <name>WeekHoursField</name>
        <message>
            <source>Hours of the week that are recorded</source>
            <translation>ชั่วโมงในสัปดาห์ที่บันทึก</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>จันทร์</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>อังคาร</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>พุธ</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>พฤหัสบดี</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>ศุกร์</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>เสาร์</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>อาทิตย์</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>บันทึก</translation>
        </message>
        <message>
            <source>not recorded</source>
            <translation>ไม่บันทึก</translation>
        </message>
    </context>
    <context>
        <name>custody</name>
        <message>
            <source>{0} and {1} more</source>
            <translation>{0} และอีก {1} รายการ</translation>
        </message>
        <message>
            <source>until {0}</source>
            <translation>ถึง {0}</translation>
        </message>
        <message>
            <source>{0} of {1}</source>
            <translation>{0} จาก {1}</translation>
        </message>
    </context>
    <context>
        <name>detail</name>
        <message>
            <source>Actions</source>
            <translation>การกระทำ</translation>
        </message>
        <message>
            <source>After</source>
            <translation>หลัง</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>ก่อน</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>ขนาด</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>One-time codes</source>
            <translation>รหัสใช้ครั้งเดียว</translation>
        </message>
        <message>
            <source>Steering commands</source>
            <translation>จำนวนคำสั่งควบคุม</translation>
        </message>
        <message>
            <source>Consent</source>
            <translation>เลขที่ความเห็นชอบ</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>จำนวน</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>รหัสผ่าน</translation>
        </message>
        <message>
            <source>Desks</source>
            <translation>โต๊ะ</translation>
        </message>
        <message>
            <source>Districts</source>
            <translation>อำเภอ</translation>
        </message>
        <message>
            <source>To be reviewed within (days)</source>
            <translation>ต้องตรวจทานภายใน (วัน)</translation>
        </message>
        <message>
            <source>Switched on</source>
            <translation>เปิดใช้</translation>
        </message>
        <message>
            <source>Entries</source>
            <translation>รายการ</translation>
        </message>
        <message>
            <source>File</source>
            <translation>ไฟล์</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>ผลการตรวจ</translation>
        </message>
        <message>
            <source>Faults found</source>
            <translation>ข้อบกพร่องที่พบ</translation>
        </message>
        <message>
            <source>First</source>
            <translation>รายการแรก</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>โฟลเดอร์</translation>
        </message>
        <message>
            <source>From</source>
            <translation>ตั้งแต่</translation>
        </message>
        <message>
            <source>Handed over by</source>
            <translation>ผู้ส่งมอบเวร</translation>
        </message>
        <message>
            <source>Permissions given</source>
            <translation>สิทธิ์ที่ให้</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>การระงับการลบ</translation>
        </message>
        <message>
            <source>How</source>
            <translation>วิธี</translation>
        </message>
        <message>
            <source>Intact</source>
            <translation>ครบถ้วนถูกต้อง</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>งาน</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>ชนิด</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>รายการสุดท้าย</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>ล็อกอยู่</translation>
        </message>
        <message>
            <source>Part chosen</source>
            <translation>ช่วงที่เลือก</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>เดือน</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>Begun with entry</source>
            <translation>เริ่มที่รายการลำดับ</translation>
        </message>
        <message>
            <source>Persons</source>
            <translation>บุคคล</translation>
        </message>
        <message>
            <source>Played</source>
            <translation>ช่วงที่เล่น</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>ปัญหา</translation>
        </message>
        <message>
            <source>Review queue</source>
            <translation>คิวตรวจทาน</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Came to rest at (pan, tilt, zoom)</source>
            <translation>ตำแหน่งที่หยุด (ส่าย ก้ม–เงย ซูม)</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>บทบาท</translation>
        </message>
        <message>
            <source>Second person (id)</source>
            <translation>ผู้ร่วมอนุมัติ (รหัส)</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>ผู้ร่วมอนุมัติ</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>จำนวนไฟล์</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>เงื่อนไข</translation>
        </message>
        <message>
            <source>SHA-256</source>
            <translation>SHA-256</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>แหล่งภาพ</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>ขั้นตอน</translation>
        </message>
        <message>
            <source>Stream</source>
            <translation>สตรีม</translation>
        </message>
        <message>
            <source>Permissions taken away</source>
            <translation>สิทธิ์ที่ถอน</translation>
        </message>
        <message>
            <source>Taken at</source>
            <translation>เวลาของภาพ</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>คำที่ค้นหา</translation>
        </message>
        <message>
            <source>Small pictures seen</source>
            <translation>จำนวนภาพขนาดย่อที่ดู</translation>
        </message>
        <message>
            <source>Tile</source>
            <translation>ช่องภาพ</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>ชื่อ</translation>
        </message>
        <message>
            <source>To</source>
            <translation>ถึง</translation>
        </message>
        <message>
            <source>What</source>
            <translation>สิ่งที่ทำ</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>สาเหตุ</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ใช่</translation>
        </message>
        <message>
            <source>no</source>
            <translation>ไม่ใช่</translation>
        </message>
        <message>
            <source>Areas covered</source>
            <translation>พื้นที่ที่ปิดบัง</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>ช่วงเวลา</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>สำเนา</translation>
        </message>
        <message>
            <source>Damaged pictures</source>
            <translation>ภาพที่เสียหาย</translation>
        </message>
        <message>
            <source>SHA-256 of the areas</source>
            <translation>SHA-256 ของพื้นที่ปิดบัง</translation>
        </message>
        <message>
            <source>Made from</source>
            <translation>ทำจาก</translation>
        </message>
        <message>
            <source>SHA-256 of the original</source>
            <translation>SHA-256 ของต้นฉบับ</translation>
        </message>
        <message>
            <source>Stills</source>
            <translation>ภาพนิ่ง</translation>
        </message>
        <message>
            <source>Seen at, as stated</source>
            <translation>สถานที่พบตามที่แจ้ง</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Dated</source>
            <translation>ลงวันที่</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>แบบพิมพ์</translation>
        </message>
        <message>
            <source>Letter no.</source>
            <translation>เลขที่หนังสือ</translation>
        </message>
        <message>
            <source>Until</source>
            <translation>ถึงวันที่</translation>
        </message>
    </context>
    <context>
        <name>documents</name>
        <message>
            <source>Official letter, signed by who may</source>
            <translation>หนังสือจากต้นสังกัด ลงนามโดยผู้มีอำนาจ</translation>
        </message>
        <message>
            <source>Copy of the identity or officer card</source>
            <translation>สำเนาบัตรประจำตัวประชาชนหรือบัตรเจ้าหน้าที่</translation>
        </message>
        <message>
            <source>Copy of the daily record</source>
            <translation>สำเนารายงานประจำวัน</translation>
        </message>
        <message>
            <source>Power of attorney, with both cards</source>
            <translation>หนังสือมอบอำนาจ พร้อมสำเนาบัตรทั้งสองฝ่าย</translation>
        </message>
        <message>
            <source>Proof of being the injured party</source>
            <translation>หลักฐานแสดงว่าเป็นผู้เสียหาย</translation>
        </message>
        <message>
            <source>Copy of the vehicle's registration</source>
            <translation>สำเนาใบคู่มือจดทะเบียนรถ</translation>
        </message>
        <message>
            <source>Which cameras, days and times</source>
            <translation>รายละเอียดกล้อง วัน และช่วงเวลา</translation>
        </message>
        <message>
            <source>Papers missing since {0}</source>
            <translation>ขาดเอกสารเกิน {0}</translation>
        </message>
        <message>
            <source>Papers until {0}</source>
            <translation>รอเอกสารถึง {0}</translation>
        </message>
        <message>
            <source>past {0}</source>
            <translation>เลย {0}</translation>
        </message>
        <message>
            <source>until {0}</source>
            <translation>ถึง {0}</translation>
        </message>
    </context>
    <context>
        <name>formatting</name>
        <message>
            <source>{0} s</source>
            <translation>{0} วิ</translation>
        </message>
        <message>
            <source>{0} min</source>
            <translation>{0} นาที</translation>
        </message>
        <message>
            <source>{0} h</source>
            <translation>{0} ชม.</translation>
        </message>
        <message>
            <source>{0} d</source>
            <translation>{0} วัน</translation>
        </message>
        <message>
            <source>{0} ms</source>
            <translation>{0} ms</translation>
        </message>
    </context>
    <context>
        <name>letters</name>
        <message>
            <source>{0}, dated {1}</source>
            <translation>{0} ลงวันที่ {1}</translation>
        </message>
    </context>
    <context>
        <name>log</name>
        <message>
            <source>Signed in</source>
            <translation>เข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>Sign-in failed</source>
            <translation>เข้าสู่ระบบไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Desk locked</source>
            <translation>ล็อกโต๊ะ</translation>
        </message>
        <message>
            <source>Desk unlocked</source>
            <translation>ปลดล็อกโต๊ะ</translation>
        </message>
        <message>
            <source>Shift handed over</source>
            <translation>ส่งมอบเวร</translation>
        </message>
        <message>
            <source>Signed out</source>
            <translation>ออกจากระบบ</translation>
        </message>
        <message>
            <source>Live view opened</source>
            <translation>เปิดดูภาพสด</translation>
        </message>
        <message>
            <source>Live view closed</source>
            <translation>ปิดภาพสด</translation>
        </message>
        <message>
            <source>Began to steer the camera</source>
            <translation>เริ่มควบคุมกล้อง</translation>
        </message>
        <message>
            <source>Stopped steering the camera</source>
            <translation>เลิกควบคุมกล้อง</translation>
        </message>
        <message>
            <source>Took over steering the camera</source>
            <translation>ควบคุมกล้องแทนผู้อื่น</translation>
        </message>
        <message>
            <source>Recording opened</source>
            <translation>เปิดดูภาพย้อนหลัง</translation>
        </message>
        <message>
            <source>Recording closed</source>
            <translation>ปิดภาพย้อนหลัง</translation>
        </message>
        <message>
            <source>Snapshot taken</source>
            <translation>บันทึกภาพนิ่ง</translation>
        </message>
        <message>
            <source>Footage exported</source>
            <translation>ส่งออกไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Export copied to a medium</source>
            <translation>ทำสำเนาไฟล์ภาพลงสื่อ</translation>
        </message>
        <message>
            <source>Export checked</source>
            <translation>ตรวจสอบไฟล์ภาพที่ส่งออก</translation>
        </message>
        <message>
            <source>Export handed over</source>
            <translation>ส่งมอบไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Export returned</source>
            <translation>รับคืนไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Export destroyed</source>
            <translation>ทำลายไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Footage held</source>
            <translation>ระงับการลบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Hold on footage released</source>
            <translation>ยกเลิกการระงับการลบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Searched requests</source>
            <translation>ค้นหาคำขอ</translation>
        </message>
        <message>
            <source>Request registered</source>
            <translation>ลงทะเบียนคำขอ</translation>
        </message>
        <message>
            <source>Request changed</source>
            <translation>แก้ไขคำขอ</translation>
        </message>
        <message>
            <source>Request decided</source>
            <translation>พิจารณาคำขอ</translation>
        </message>
        <message>
            <source>Request closed</source>
            <translation>ปิดคำขอ</translation>
        </message>
        <message>
            <source>Camera added</source>
            <translation>เพิ่มกล้อง</translation>
        </message>
        <message>
            <source>Camera changed</source>
            <translation>แก้ไขข้อมูลกล้อง</translation>
        </message>
        <message>
            <source>Camera removed</source>
            <translation>ลบกล้อง</translation>
        </message>
        <message>
            <source>Person added</source>
            <translation>เพิ่มผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Person changed</source>
            <translation>แก้ไขข้อมูลผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Person removed</source>
            <translation>ลบผู้ใช้งาน</translation>
        </message>
        <message>
            <source>List of cameras exported</source>
            <translation>ส่งออกรายการกล้อง</translation>
        </message>
        <message>
            <source>Password changed</source>
            <translation>เปลี่ยนรหัสผ่าน</translation>
        </message>
        <message>
            <source>Administrator's password recovered</source>
            <translation>กู้คืนรหัสผ่านผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>One-time codes changed</source>
            <translation>เปลี่ยนรหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>Rights of a role changed</source>
            <translation>เปลี่ยนสิทธิ์ของบทบาท</translation>
        </message>
        <message>
            <source>Asked for a second person's consent</source>
            <translation>ขอความยินยอมจากบุคคลที่สอง</translation>
        </message>
        <message>
            <source>Second person consented</source>
            <translation>บุคคลที่สองยินยอม</translation>
        </message>
        <message>
            <source>Second person refused</source>
            <translation>บุคคลที่สองไม่ยินยอม</translation>
        </message>
        <message>
            <source>Request for consent withdrawn</source>
            <translation>ถอนคำขอความยินยอม</translation>
        </message>
        <message>
            <source>Note in the shift log</source>
            <translation>บันทึกในสมุดเวร</translation>
        </message>
        <message>
            <source>View of the wall changed</source>
            <translation>เปลี่ยนชุดมุมมอง</translation>
        </message>
        <message>
            <source>Settings changed</source>
            <translation>เปลี่ยนการตั้งค่า</translation>
        </message>
        <message>
            <source>Desk started</source>
            <translation>เปิดโปรแกรม</translation>
        </message>
        <message>
            <source>Desk stopped</source>
            <translation>ปิดโปรแกรม</translation>
        </message>
        <message>
            <source>The desk's clock was set back</source>
            <translation>นาฬิกาของโต๊ะถูกตั้งถอยหลัง</translation>
        </message>
        <message>
            <source>Access log begun</source>
            <translation>เริ่มบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Access log read</source>
            <translation>เปิดอ่านบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Access log exported</source>
            <translation>ส่งออกบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Access log checked</source>
            <translation>ตรวจสอบความครบถ้วนของบันทึก</translation>
        </message>
        <message>
            <source>Access log reviewed and signed off</source>
            <translation>ตรวจทานและรับรองบันทึก</translation>
        </message>
        <message>
            <source>Old entries moved to the archive</source>
            <translation>ย้ายรายการเก่าไปแฟ้มจัดเก็บ</translation>
        </message>
        <message>
            <source>The log's protection had been removed and was put back</source>
            <translation>ส่วนป้องกันบันทึกถูกถอดออก และใส่กลับแล้ว</translation>
        </message>
        <message>
            <source>The log does not agree with its checkpoints</source>
            <translation>บันทึกไม่ตรงกับจุดตรวจ</translation>
        </message>
        <message>
            <source>Sign-in and shifts</source>
            <translation>การเข้าสู่ระบบและเวร</translation>
        </message>
        <message>
            <source>Live view</source>
            <translation>ภาพสด</translation>
        </message>
        <message>
            <source>Steering cameras</source>
            <translation>การควบคุมกล้อง</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>ภาพย้อนหลัง</translation>
        </message>
        <message>
            <source>Snapshots</source>
            <translation>ภาพนิ่ง</translation>
        </message>
        <message>
            <source>Exports and custody</source>
            <translation>การส่งออกและการส่งมอบ</translation>
        </message>
        <message>
            <source>Requests</source>
            <translation>คำขอ</translation>
        </message>
        <message>
            <source>Camera register</source>
            <translation>ทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>People</source>
            <translation>ผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Second person</source>
            <translation>บุคคลที่สอง</translation>
        </message>
        <message>
            <source>Shift log</source>
            <translation>สมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>ชุดมุมมอง</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>การตั้งค่า</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>โต๊ะ</translation>
        </message>
        <message>
            <source>Access log</source>
            <translation>บันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Entry {0} was changed</source>
            <translation>รายการ {0} ถูกแก้ไข</translation>
        </message>
        <message>
            <source>Entries {0} to {1} are missing</source>
            <translation>รายการ {0} ถึง {1} หายไป</translation>
        </message>
        <message>
            <source>Entry {0} was inserted: its number occurs twice</source>
            <translation>รายการ {0} ถูกแทรก: มีเลขซ้ำกัน</translation>
        </message>
        <message>
            <source>Entry {0} is out of order</source>
            <translation>รายการ {0} ลำดับถูกสลับ</translation>
        </message>
        <message>
            <source>The end was cut off: entries {0} to {1} are missing</source>
            <translation>ตอนท้ายถูกตัด: รายการ {0} ถึง {1} หายไป</translation>
        </message>
        <message>
            <source>The log was made anew: entry {0} is not the one that a checkpoint names</source>
            <translation>บันทึกถูกเขียนขึ้นใหม่: รายการ {0} ไม่ใช่รายการที่จุดตรวจระบุ</translation>
        </message>
        <message>
            <source>A signature is wrong (entry {0})</source>
            <translation>ลายมือชื่อไม่ถูกต้อง (รายการ {0})</translation>
        </message>
        <message>
            <source>What is here belongs to another desk (entry {0})</source>
            <translation>เป็นของโต๊ะอื่น (รายการ {0})</translation>
        </message>
        <message>
            <source>Entry {0} is intact but was hidden from filters</source>
            <translation>รายการ {0} ไม่ถูกแก้ไข แต่ถูกซ่อนจากตัวกรอง</translation>
        </message>
        <message>
            <source>No checkpoints to compare with: a cut-off end or a log made anew would not show</source>
            <translation>ไม่มีจุดตรวจให้เทียบ: หากตอนท้ายถูกตัดหรือบันทึกถูกเขียนขึ้นใหม่จะไม่ปรากฏ</translation>
        </message>
        <message>
            <source>Checkpoints of desks that are not in this log: {0}</source>
            <translation>จุดตรวจของโต๊ะที่ไม่อยู่ในบันทึกนี้: {0}</translation>
        </message>
        <message>
            <source>The clock was set back, times: {0}</source>
            <translation>นาฬิกาถูกตั้งถอยหลัง {0} ครั้ง</translation>
        </message>
        <message>
            <source>Triggers that refuse changes are missing: {1}</source>
            <translation>ทริกเกอร์ที่ป้องกันการแก้ไขหายไป: {1}</translation>
        </message>
        <message>
            <source>Kept counts are wrong ({0}): run “vms-desktop log recount”</source>
            <translation>จำนวนที่นับไว้ไม่ตรง ({0}): สั่ง “vms-desktop log recount”</translation>
        </message>
        <message>
            <source>Local time</source>
            <translation>เวลาท้องถิ่น</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>การกระทำ</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>ลำดับ</translation>
        </message>
        <message>
            <source>Time (UTC)</source>
            <translation>เวลา (UTC)</translation>
        </message>
        <message>
            <source>Person (id)</source>
            <translation>ผู้ใช้งาน (รหัส)</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>ผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>บทบาท</translation>
        </message>
        <message>
            <source>Action (code)</source>
            <translation>การกระทำ (รหัส)</translation>
        </message>
        <message>
            <source>Kind of subject</source>
            <translation>ประเภทสิ่งที่ถูกกระทำ</translation>
        </message>
        <message>
            <source>Subject (id)</source>
            <translation>สิ่งที่ถูกกระทำ (รหัส)</translation>
        </message>
        <message>
            <source>Subject</source>
            <translation>สิ่งที่ถูกกระทำ</translation>
        </message>
        <message>
            <source>Camera (id)</source>
            <translation>กล้อง (รหัส)</translation>
        </message>
        <message>
            <source>Place (code)</source>
            <translation>พื้นที่ (รหัส)</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>รายละเอียด</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>เหตุผล</translation>
        </message>
        <message>
            <source>Request number</source>
            <translation>เลขที่คำขอ</translation>
        </message>
        <message>
            <source>Previous hash</source>
            <translation>ค่าแฮชก่อนหน้า</translation>
        </message>
        <message>
            <source>Hash</source>
            <translation>ค่าแฮช</translation>
        </message>
        <message>
            <source>Review: asked the person</source>
            <translation>ตรวจทาน: สอบถามผู้ใช้</translation>
        </message>
        <message>
            <source>Review: the person answered</source>
            <translation>ตรวจทาน: ผู้ใช้ตอบแล้ว</translation>
        </message>
        <message>
            <source>Review: escalated</source>
            <translation>ตรวจทาน: เสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>Review rules changed</source>
            <translation>เปลี่ยนกฎการตรวจทาน</translation>
        </message>
        <message>
            <source>Review report made</source>
            <translation>จัดทำรายงานการตรวจทาน</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>ตรวจทาน</translation>
        </message>
        <message>
            <source>Old footage deleted</source>
            <translation>ลบภาพบันทึกเก่า</translation>
        </message>
        <message>
            <source>What is recorded of a camera was changed</source>
            <translation>เปลี่ยนการตั้งค่าบันทึกภาพของกล้อง</translation>
        </message>
        <message>
            <source>Recording asked for</source>
            <translation>ขอให้บันทึกภาพ</translation>
        </message>
        <message>
            <source>Recording no longer asked for</source>
            <translation>ยกเลิกการขอให้บันทึกภาพ</translation>
        </message>
        <message>
            <source>Index of footage made anew</source>
            <translation>จัดทำดัชนีภาพบันทึกใหม่</translation>
        </message>
        <message>
            <source>Bookmark set on footage</source>
            <translation>ทำจุดสังเกตในภาพบันทึก</translation>
        </message>
        <message>
            <source>Bookmark removed</source>
            <translation>ลบจุดสังเกต</translation>
        </message>
        <message>
            <source>Recording, holds and bookmarks</source>
            <translation>การบันทึกภาพ การระงับการลบ และจุดสังเกต</translation>
        </message>
        <message>
            <source>Recorder added</source>
            <translation>เพิ่มเครื่องบันทึกภาพ</translation>
        </message>
        <message>
            <source>Recorder changed</source>
            <translation>แก้ไขเครื่องบันทึกภาพ</translation>
        </message>
        <message>
            <source>Recorder removed</source>
            <translation>ลบเครื่องบันทึกภาพ</translation>
        </message>
        <message>
            <source>Recorders</source>
            <translation>เครื่องบันทึกภาพ</translation>
        </message>
        <message>
            <source>File with footage taken in</source>
            <translation>รับไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Another time stated for a file</source>
            <translation>ระบุเวลาใหม่ของไฟล์ภาพ</translation>
        </message>
        <message>
            <source>File with footage taken off the list</source>
            <translation>นำไฟล์ภาพออกจากรายการ</translation>
        </message>
        <message>
            <source>Request looked at</source>
            <translation>เปิดดูคำขอ</translation>
        </message>
        <message>
            <source>Footage of a recorder copied to protect it</source>
            <translation>ทำสำเนาป้องกันภาพจากเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Form printed or saved</source>
            <translation>พิมพ์หรือบันทึกแบบพิมพ์</translation>
        </message>
        <message>
            <source>Hold on footage kept longer</source>
            <translation>คงการระงับการลบข้อมูลภาพไว้ต่อ</translation>
        </message>
    </context>
    <context>
        <name>masking</name>
        <message>
            <source>Black</source>
            <translation>ดำทึบ</translation>
        </message>
        <message>
            <source>Blurred</source>
            <translation>เบลอ</translation>
        </message>
        <message>
            <source>Coarse pixels</source>
            <translation>โมเสก</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>สี่เหลี่ยม</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>หลายเหลี่ยม</translation>
        </message>
        <message>
            <source>⚠ one picture only</source>
            <translation>⚠ ภาพเดียวเท่านั้น</translation>
        </message>
        <message>
            <source>Drag across the picture, over what is to be covered.</source>
            <translation>ลากเมาส์บนภาพให้คลุมส่วนที่ต้องการปิดบัง</translation>
        </message>
        <message>
            <source>Go to another moment and drag the area there; between, it moves evenly.</source>
            <translation>เลื่อนไปเวลาอื่นแล้วลากพื้นที่ตามไป ระหว่างนั้นพื้นที่เคลื่อนเอง</translation>
        </message>
    </context>
    <context>
        <name>messages</name>
        <message>
            <source>Camera {camera} is no longer in the register</source>
            <translation>ไม่มีกล้อง {camera} ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Choose another camera.</source>
            <translation>เลือกกล้องอื่น</translation>
        </message>
        <message>
            <source>NO PICTURE any more: {cameras}</source>
            <translation>ภาพขาดหาย: {cameras}</translation>
        </message>
        <message>
            <source>The tile says why; the connection is tried again by itself.</source>
            <translation>ดูสาเหตุในช่องภาพ ระบบจะเชื่อมต่อใหม่เอง</translation>
        </message>
        <message>
            <source>Camera {camera} has no ONVIF address</source>
            <translation>กล้อง {camera} ไม่มีที่อยู่ ONVIF</translation>
        </message>
        <message>
            <source>Add the ONVIF address in the register to steer this camera.</source>
            <translation>เพิ่มที่อยู่ ONVIF ในทะเบียนกล้องเพื่อควบคุมกล้องนี้</translation>
        </message>
        <message>
            <source>No picture of camera {camera} yet</source>
            <translation>ยังไม่มีภาพจากกล้อง {camera}</translation>
        </message>
        <message>
            <source>Wait for the first picture and do it again.</source>
            <translation>รอจนมีภาพแรกแล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>The camera cannot be reached</source>
            <translation>ติดต่อกล้องไม่ได้</translation>
        </message>
        <message>
            <source>Check the address, the network and the camera's power.</source>
            <translation>ตรวจสอบที่อยู่ เครือข่าย และไฟเลี้ยงของกล้อง</translation>
        </message>
        <message>
            <source>The camera refuses connections at this port</source>
            <translation>กล้องปฏิเสธการเชื่อมต่อที่พอร์ตนี้</translation>
        </message>
        <message>
            <source>Check the port number; the service may be switched off in the camera.</source>
            <translation>ตรวจสอบหมายเลขพอร์ต บริการอาจถูกปิดอยู่ในกล้อง</translation>
        </message>
        <message>
            <source>The camera did not answer in time</source>
            <translation>กล้องไม่ตอบภายในเวลาที่กำหนด</translation>
        </message>
        <message>
            <source>Try again; if it stays so, restart the camera or check the network.</source>
            <translation>ลองอีกครั้ง หากยังเป็นเช่นเดิมให้รีสตาร์ทกล้องหรือตรวจสอบเครือข่าย</translation>
        </message>
        <message>
            <source>The camera refused the user name or password</source>
            <translation>กล้องไม่ยอมรับชื่อผู้ใช้หรือรหัสผ่าน</translation>
        </message>
        <message>
            <source>Enter the right password. It is not tried again by itself, so that the account is not locked.</source>
            <translation>กรอกรหัสผ่านที่ถูกต้อง ระบบจะไม่ลองซ้ำเองเพื่อไม่ให้บัญชีถูกล็อก</translation>
        </message>
        <message>
            <source>What answers there is not an ONVIF camera</source>
            <translation>อุปกรณ์ที่ตอบกลับไม่ใช่กล้อง ONVIF</translation>
        </message>
        <message>
            <source>Check address and port, or add the camera by its RTSP address.</source>
            <translation>ตรวจสอบที่อยู่และพอร์ต หรือเพิ่มกล้องด้วยที่อยู่ RTSP</translation>
        </message>
        <message>
            <source>The camera's answer could not be understood</source>
            <translation>อ่านคำตอบของกล้องไม่ได้</translation>
        </message>
        <message>
            <source>Try again; update the camera's firmware or use its RTSP address.</source>
            <translation>ลองอีกครั้ง ปรับรุ่นเฟิร์มแวร์ของกล้อง หรือใช้ที่อยู่ RTSP</translation>
        </message>
        <message>
            <source>The camera cannot do this</source>
            <translation>กล้องไม่รองรับการทำงานนี้</translation>
        </message>
        <message>
            <source>Use the camera's own page for this setting.</source>
            <translation>ใช้หน้าเว็บของกล้องสำหรับการตั้งค่านี้</translation>
        </message>
        <message>
            <source>The camera is busy</source>
            <translation>กล้องไม่ว่าง</translation>
        </message>
        <message>
            <source>Wait a moment and try again.</source>
            <translation>รอสักครู่แล้วลองอีกครั้ง</translation>
        </message>
        <message>
            <source>Camera {camera} may still be moving</source>
            <translation>กล้อง {camera} อาจยังเคลื่อนที่อยู่</translation>
        </message>
        <message>
            <source>The camera did not confirm the stop. Press stop again and watch the picture.</source>
            <translation>กล้องไม่ยืนยันการหยุด กดหยุดอีกครั้งและสังเกตภาพ</translation>
        </message>
        <message>
            <source>Camera {camera} is being steered by {name} at {desk}</source>
            <translation>{name} กำลังควบคุมกล้อง {camera} อยู่ที่ {desk}</translation>
        </message>
        <message>
            <source>It is free ten seconds after they let go. Supervisors may take it over.</source>
            <translation>ควบคุมต่อได้สิบวินาทีหลังจากผู้นั้นปล่อย หัวหน้าเวรควบคุมแทนได้ทันที</translation>
        </message>
        <message>
            <source>{name} took over steering camera {camera}, at {desk}</source>
            <translation>{name} ควบคุมกล้อง {camera} แทนแล้ว ที่ {desk}</translation>
        </message>
        <message>
            <source>It is free ten seconds after they let go.</source>
            <translation>ควบคุมต่อได้สิบวินาทีหลังจากผู้นั้นปล่อย</translation>
        </message>
        <message>
            <source>Camera {camera} cannot be steered this way</source>
            <translation>กล้อง {camera} ควบคุมแบบนี้ไม่ได้</translation>
        </message>
        <message>
            <source>Use the directions that the camera offers.</source>
            <translation>ใช้ทิศทางที่กล้องรองรับ</translation>
        </message>
        <message>
            <source>libVLC is missing: no pictures can be drawn</source>
            <translation>ไม่พบ libVLC จึงแสดงภาพไม่ได้</translation>
        </message>
        <message>
            <source>Debian: install libvlc5, vlc-plugin-base and vlc-plugin-video-output. Windows: install this program again.</source>
            <translation>Debian: ติดตั้ง libvlc5, vlc-plugin-base และ vlc-plugin-video-output ส่วน Windows: ติดตั้งโปรแกรมนี้ใหม่</translation>
        </message>
        <message>
            <source>A file of the program is missing or damaged: {name}</source>
            <translation>ไฟล์ของโปรแกรมหายหรือเสียหาย: {name}</translation>
        </message>
        <message>
            <source>Install the program again.</source>
            <translation>ติดตั้งโปรแกรมใหม่</translation>
        </message>
        <message>
            <source>There is no province with code {province}</source>
            <translation>ไม่มีจังหวัดรหัส {province}</translation>
        </message>
        <message>
            <source>No display, and Xvfb is not installed</source>
            <translation>ไม่มีจอภาพ และยังไม่ได้ติดตั้ง Xvfb</translation>
        </message>
        <message>
            <source>Install the package xvfb, or start with a display.</source>
            <translation>ติดตั้งแพ็กเกจ xvfb หรือเปิดโปรแกรมบนเครื่องที่มีจอภาพ</translation>
        </message>
        <message>
            <source>The virtual screen could not be started</source>
            <translation>เปิดจอภาพเสมือนไม่ได้</translation>
        </message>
        <message>
            <source>Try again; check free memory and the folder for temporary files.</source>
            <translation>ลองอีกครั้ง ตรวจสอบหน่วยความจำว่างและโฟลเดอร์ไฟล์ชั่วคราว</translation>
        </message>
        <message>
            <source>The simulated province could not be started</source>
            <translation>เปิดจังหวัดจำลองไม่ได้</translation>
        </message>
        <message>
            <source>Run “vms-desktop simulate” to see why.</source>
            <translation>สั่ง “vms-desktop simulate” เพื่อดูสาเหตุ</translation>
        </message>
        <message>
            <source>A helper process could not be started: {name}</source>
            <translation>เปิดกระบวนการช่วยงานไม่ได้: {name}</translation>
        </message>
        <message>
            <source>It is tried again by itself. Close other programs if memory is short.</source>
            <translation>ระบบจะลองใหม่เอง หากหน่วยความจำไม่พอให้ปิดโปรแกรมอื่น</translation>
        </message>
        <message>
            <source>Another desk is using this data folder</source>
            <translation>มีโปรแกรมอีกหน้าต่างหนึ่งใช้โฟลเดอร์ข้อมูลนี้อยู่</translation>
        </message>
        <message>
            <source>The database was made by a newer version of this program</source>
            <translation>ฐานข้อมูลนี้สร้างโดยโปรแกรมรุ่นใหม่กว่า</translation>
        </message>
        <message>
            <source>Install that version. Nothing was changed. File: {path}</source>
            <translation>ติดตั้งโปรแกรมรุ่นนั้น ข้อมูลไม่ถูกเปลี่ยนแปลง ไฟล์: {path}</translation>
        </message>
        <message>
            <source>The database is damaged</source>
            <translation>ฐานข้อมูลเสียหาย</translation>
        </message>
        <message>
            <source>Nothing was overwritten. Keep a copy of {path}, then put back the newest file from the folder “backups”, or start with another data folder.</source>
            <translation>ไม่มีการเขียนทับข้อมูล เก็บสำเนา {path} ไว้ แล้วนำไฟล์ล่าสุดจากโฟลเดอร์ “backups” กลับมา หรือเริ่มด้วยโฟลเดอร์ข้อมูลอื่น</translation>
        </message>
        <message>
            <source>The database belongs to another program</source>
            <translation>ฐานข้อมูลนี้เป็นของโปรแกรมอื่น</translation>
        </message>
        <message>
            <source>Move {path} away, or choose another data folder.</source>
            <translation>ย้าย {path} ออก หรือเลือกโฟลเดอร์ข้อมูลอื่น</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>พื้นที่จัดเก็บเต็ม</translation>
        </message>
        <message>
            <source>Nothing was half written. Free space and do it again. Folder: {folder}</source>
            <translation>ไม่มีข้อมูลที่เขียนค้าง เพิ่มพื้นที่ว่างแล้วทำอีกครั้ง โฟลเดอร์: {folder}</translation>
        </message>
        <message>
            <source>Another program holds the database</source>
            <translation>โปรแกรมอื่นกำลังใช้ฐานข้อมูล</translation>
        </message>
        <message>
            <source>Close backup or synchronising programs and do it again. File: {path}</source>
            <translation>ปิดโปรแกรมสำรองหรือซิงค์ข้อมูลแล้วทำอีกครั้ง ไฟล์: {path}</translation>
        </message>
        <message>
            <source>The data folder cannot be written</source>
            <translation>เขียนโฟลเดอร์ข้อมูลไม่ได้</translation>
        </message>
        <message>
            <source>Check the rights of {folder}, or choose another folder with --data-dir.</source>
            <translation>ตรวจสอบสิทธิ์ของ {folder} หรือเลือกโฟลเดอร์อื่นด้วย --data-dir</translation>
        </message>
        <message>
            <source>The folder cannot be written: {folder}</source>
            <translation>เขียนโฟลเดอร์ไม่ได้: {folder}</translation>
        </message>
        <message>
            <source>Choose another folder in the settings.</source>
            <translation>เลือกโฟลเดอร์อื่นในหน้าตั้งค่า</translation>
        </message>
        <message>
            <source>The file cannot be written: {file}</source>
            <translation>เขียนไฟล์ไม่ได้: {file}</translation>
        </message>
        <message>
            <source>Choose another folder, or close the program that has the file open. Folder: {folder}</source>
            <translation>เลือกโฟลเดอร์อื่น หรือปิดโปรแกรมที่เปิดไฟล์นี้อยู่ โฟลเดอร์: {folder}</translation>
        </message>
        <message>
            <source>The disk reported an error</source>
            <translation>ดิสก์แจ้งข้อผิดพลาด</translation>
        </message>
        <message>
            <source>Check the disk and make a backup. Folder: {folder}</source>
            <translation>ตรวจสอบดิสก์และสำรองข้อมูล โฟลเดอร์: {folder}</translation>
        </message>
        <message>
            <source>The database is closed</source>
            <translation>ฐานข้อมูลปิดอยู่</translation>
        </message>
        <message>
            <source>Start the program again.</source>
            <translation>เปิดโปรแกรมใหม่</translation>
        </message>
        <message>
            <source>A stored password cannot be decrypted</source>
            <translation>ถอดรหัสรหัสผ่านที่เก็บไว้ไม่ได้</translation>
        </message>
        <message>
            <source>Enter the camera's password again, or put the right key file back.</source>
            <translation>กรอกรหัสผ่านของกล้องใหม่ หรือนำไฟล์กุญแจที่ถูกต้องกลับมา</translation>
        </message>
        <message>
            <source>The key of the stored passwords is not on this computer</source>
            <translation>ไม่พบกุญแจของรหัสผ่านที่เก็บไว้ในเครื่องนี้</translation>
        </message>
        <message>
            <source>Put the key back, or enter the cameras' passwords again. Folder: {path}</source>
            <translation>นำกุญแจกลับมา หรือกรอกรหัสผ่านของกล้องใหม่ โฟลเดอร์: {path}</translation>
        </message>
        <message>
            <source>The system's key store is locked or does not answer</source>
            <translation>ที่เก็บกุญแจของระบบถูกล็อกหรือไม่ตอบ</translation>
        </message>
        <message>
            <source>Sign in to the system and do it again.</source>
            <translation>เข้าสู่ระบบปฏิบัติการแล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>The key file is damaged</source>
            <translation>ไฟล์กุญแจเสียหาย</translation>
        </message>
        <message>
            <source>Put it back from a backup, or move it aside and enter the passwords again. File: {path}</source>
            <translation>นำไฟล์จากชุดสำรองกลับมา หรือย้ายออกแล้วกรอกรหัสผ่านใหม่ ไฟล์: {path}</translation>
        </message>
        <message>
            <source>The settings file was damaged; defaults are used</source>
            <translation>ไฟล์ตั้งค่าเสียหาย จึงใช้ค่าเริ่มต้น</translation>
        </message>
        <message>
            <source>The old file is kept as {kept_as}.</source>
            <translation>เก็บไฟล์เดิมไว้ที่ {kept_as}</translation>
        </message>
        <message>
            <source>The settings cannot be read; defaults are used</source>
            <translation>อ่านการตั้งค่าไม่ได้ จึงใช้ค่าเริ่มต้น</translation>
        </message>
        <message>
            <source>Check the rights of {path}.</source>
            <translation>ตรวจสอบสิทธิ์ของ {path}</translation>
        </message>
        <message>
            <source>This field must be filled in</source>
            <translation>ต้องกรอกช่องนี้</translation>
        </message>
        <message>
            <source>Fill it in and save again.</source>
            <translation>กรอกข้อมูลแล้วบันทึกอีกครั้ง</translation>
        </message>
        <message>
            <source>This is too long</source>
            <translation>ข้อความยาวเกินไป</translation>
        </message>
        <message>
            <source>Use at most {limit} characters.</source>
            <translation>ใช้ไม่เกิน {limit} ตัวอักษร</translation>
        </message>
        <message>
            <source>This holds characters that cannot be used</source>
            <translation>มีอักขระที่ใช้ไม่ได้</translation>
        </message>
        <message>
            <source>Remove line breaks and control characters.</source>
            <translation>ลบการขึ้นบรรทัดและอักขระควบคุมออก</translation>
        </message>
        <message>
            <source>“{value}” is no camera code</source>
            <translation>“{value}” ไม่ใช่รหัสกล้อง</translation>
        </message>
        <message>
            <source>Use letters, digits, - . _ and begin with a letter or digit.</source>
            <translation>ใช้ตัวอักษร ตัวเลข - . _ และเริ่มด้วยตัวอักษรหรือตัวเลข</translation>
        </message>
        <message>
            <source>Camera code {camera} is taken</source>
            <translation>รหัสกล้อง {camera} ถูกใช้แล้ว</translation>
        </message>
        <message>
            <source>Choose another code.</source>
            <translation>เลือกรหัสอื่น</translation>
        </message>
        <message>
            <source>No camera has the code {camera}</source>
            <translation>ไม่มีกล้องรหัส {camera}</translation>
        </message>
        <message>
            <source>Check the code in the register.</source>
            <translation>ตรวจสอบรหัสในทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>No district “{value}” in this province</source>
            <translation>ไม่มีอำเภอ “{value}” ในจังหวัดนี้</translation>
        </message>
        <message>
            <source>Give the district's four-digit code.</source>
            <translation>ระบุรหัสอำเภอสี่หลัก</translation>
        </message>
        <message>
            <source>No subdistrict “{value}”</source>
            <translation>ไม่มีตำบล “{value}”</translation>
        </message>
        <message>
            <source>Give the subdistrict's six-digit code.</source>
            <translation>ระบุรหัสตำบลหกหลัก</translation>
        </message>
        <message>
            <source>Subdistrict “{value}” belongs to another district</source>
            <translation>ตำบล “{value}” อยู่ในอำเภออื่น</translation>
        </message>
        <message>
            <source>Correct district or subdistrict.</source>
            <translation>แก้ไขอำเภอหรือตำบล</translation>
        </message>
        <message>
            <source>No agency “{value}” in this province</source>
            <translation>ไม่มีหน่วยงาน “{value}” ในจังหวัดนี้</translation>
        </message>
        <message>
            <source>Write it with its prefix, e.g. ทม.แพรกษา.</source>
            <translation>เขียนพร้อมคำนำหน้า เช่น ทม.แพรกษา</translation>
        </message>
        <message>
            <source>The camera has no address</source>
            <translation>กล้องไม่มีที่อยู่</translation>
        </message>
        <message>
            <source>Give a main or sub stream (rtsp://…) or an ONVIF address.</source>
            <translation>ระบุสตรีมหลักหรือสตรีมรอง (rtsp://…) หรือที่อยู่ ONVIF</translation>
        </message>
        <message>
            <source>The address is empty</source>
            <translation>ที่อยู่ว่างเปล่า</translation>
        </message>
        <message>
            <source>Enter the address.</source>
            <translation>กรอกที่อยู่</translation>
        </message>
        <message>
            <source>A stream address begins with rtsp:// or rtsps://</source>
            <translation>ที่อยู่สตรีมต้องขึ้นต้นด้วย rtsp:// หรือ rtsps://</translation>
        </message>
        <message>
            <source>Correct the beginning of the address.</source>
            <translation>แก้ไขส่วนต้นของที่อยู่</translation>
        </message>
        <message>
            <source>The address names no valid host</source>
            <translation>ที่อยู่ไม่มีชื่อเครื่องที่ถูกต้อง</translation>
        </message>
        <message>
            <source>Write it like rtsp://10.1.2.3:554/stream.</source>
            <translation>เขียนแบบ rtsp://10.1.2.3:554/stream</translation>
        </message>
        <message>
            <source>The port must be between 1 and 65535</source>
            <translation>พอร์ตต้องอยู่ระหว่าง 1 ถึง 65535</translation>
        </message>
        <message>
            <source>Correct the port.</source>
            <translation>แก้ไขพอร์ต</translation>
        </message>
        <message>
            <source>The address holds spaces or control characters</source>
            <translation>ที่อยู่มีช่องว่างหรืออักขระควบคุม</translation>
        </message>
        <message>
            <source>Remove them.</source>
            <translation>ลบออก</translation>
        </message>
        <message>
            <source>An ONVIF address is a host, host:port or http://…</source>
            <translation>ที่อยู่ ONVIF เป็นชื่อเครื่อง ชื่อเครื่อง:พอร์ต หรือ http://…</translation>
        </message>
        <message>
            <source>Correct the address.</source>
            <translation>แก้ไขที่อยู่</translation>
        </message>
        <message>
            <source>The ONVIF port must be between 1 and 65535</source>
            <translation>พอร์ต ONVIF ต้องอยู่ระหว่าง 1 ถึง 65535</translation>
        </message>
        <message>
            <source>The ONVIF path begins with / and holds no spaces</source>
            <translation>เส้นทาง ONVIF ต้องขึ้นต้นด้วย / และไม่มีช่องว่าง</translation>
        </message>
        <message>
            <source>Correct the path.</source>
            <translation>แก้ไขเส้นทาง</translation>
        </message>
        <message>
            <source>“{value}” is no number</source>
            <translation>“{value}” ไม่ใช่ตัวเลข</translation>
        </message>
        <message>
            <source>Enter a number.</source>
            <translation>กรอกตัวเลข</translation>
        </message>
        <message>
            <source>Latitude lies between −90 and 90 degrees</source>
            <translation>ละติจูดอยู่ระหว่าง −90 ถึง 90 องศา</translation>
        </message>
        <message>
            <source>Correct the value {value}.</source>
            <translation>แก้ไขค่า {value}</translation>
        </message>
        <message>
            <source>Longitude lies between −180 and 180 degrees</source>
            <translation>ลองจิจูดอยู่ระหว่าง −180 ถึง 180 องศา</translation>
        </message>
        <message>
            <source>Only one coordinate is given</source>
            <translation>มีพิกัดเพียงค่าเดียว</translation>
        </message>
        <message>
            <source>Give both latitude and longitude, or neither.</source>
            <translation>ระบุทั้งละติจูดและลองจิจูด หรือเว้นทั้งคู่</translation>
        </message>
        <message>
            <source>“{value}” is neither yes nor no</source>
            <translation>“{value}” ไม่ใช่ค่าใช่หรือไม่</translation>
        </message>
        <message>
            <source>Write yes or no.</source>
            <translation>เขียน ใช่ หรือ ไม่</translation>
        </message>
        <message>
            <source>“{value}” is no transport</source>
            <translation>“{value}” ไม่ใช่วิธีรับส่ง</translation>
        </message>
        <message>
            <source>Write tcp or udp.</source>
            <translation>เขียน tcp หรือ udp</translation>
        </message>
        <message>
            <source>There is a file {file} already</source>
            <translation>มีไฟล์ {file} อยู่แล้ว</translation>
        </message>
        <message>
            <source>Give another name, or allow it to be replaced (--overwrite).</source>
            <translation>ตั้งชื่ออื่น หรืออนุญาตให้เขียนทับ (--overwrite)</translation>
        </message>
        <message>
            <source>Another view is named “{name}”</source>
            <translation>มีชุดมุมมองชื่อ “{name}” แล้ว</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>เลือกชื่ออื่น</translation>
        </message>
        <message>
            <source>That view no longer exists</source>
            <translation>ไม่มีชุดมุมมองนี้แล้ว</translation>
        </message>
        <message>
            <source>Choose another view.</source>
            <translation>เลือกชุดมุมมองอื่น</translation>
        </message>
        <message>
            <source>Write day/month/year, e.g. {day_example}.</source>
            <translation>เขียน วัน/เดือน/ปี เช่น {day_example}</translation>
        </message>
        <message>
            <source>There is no file {file}</source>
            <translation>ไม่มีไฟล์ {file}</translation>
        </message>
        <message>
            <source>Check the name and the folder.</source>
            <translation>ตรวจสอบชื่อและโฟลเดอร์</translation>
        </message>
        <message>
            <source>The file cannot be read: {file}</source>
            <translation>อ่านไฟล์ไม่ได้: {file}</translation>
        </message>
        <message>
            <source>Check its rights, or close the program that holds it.</source>
            <translation>ตรวจสอบสิทธิ์ หรือปิดโปรแกรมที่ใช้ไฟล์อยู่</translation>
        </message>
        <message>
            <source>The file is larger than {limit_mb} MB</source>
            <translation>ไฟล์ใหญ่กว่า {limit_mb} MB</translation>
        </message>
        <message>
            <source>Divide the list.</source>
            <translation>แบ่งรายการเป็นหลายไฟล์</translation>
        </message>
        <message>
            <source>The list has more than {limit} rows</source>
            <translation>รายการมีมากกว่า {limit} แถว</translation>
        </message>
        <message>
            <source>This is a spreadsheet file</source>
            <translation>ไฟล์นี้เป็นไฟล์ตารางคำนวณ</translation>
        </message>
        <message>
            <source>Save it as CSV (UTF-8) first.</source>
            <translation>บันทึกเป็น CSV (UTF-8) ก่อน</translation>
        </message>
        <message>
            <source>This is no text file</source>
            <translation>ไฟล์นี้ไม่ใช่ไฟล์ข้อความ</translation>
        </message>
        <message>
            <source>Save the list as CSV (UTF-8).</source>
            <translation>บันทึกรายการเป็น CSV (UTF-8)</translation>
        </message>
        <message>
            <source>The text's encoding is not known</source>
            <translation>ไม่ทราบรหัสอักขระของไฟล์</translation>
        </message>
        <message>
            <source>The file is empty</source>
            <translation>ไฟล์ว่างเปล่า</translation>
        </message>
        <message>
            <source>Choose another file.</source>
            <translation>เลือกไฟล์อื่น</translation>
        </message>
        <message>
            <source>The first row holds no column names</source>
            <translation>แถวแรกไม่มีชื่อคอลัมน์</translation>
        </message>
        <message>
            <source>Put the column names into the first row.</source>
            <translation>ใส่ชื่อคอลัมน์ในแถวแรก</translation>
        </message>
        <message>
            <source>There is no column “{column}”</source>
            <translation>ไม่มีคอลัมน์ “{column}”</translation>
        </message>
        <message>
            <source>Remove it or correct its name.</source>
            <translation>ลบออกหรือแก้ไขชื่อ</translation>
        </message>
        <message>
            <source>The column “{column}” is there twice</source>
            <translation>มีคอลัมน์ “{column}” ซ้ำ</translation>
        </message>
        <message>
            <source>Remove one of them.</source>
            <translation>ลบออกหนึ่งคอลัมน์</translation>
        </message>
        <message>
            <source>The column “{column}” is missing</source>
            <translation>ไม่มีคอลัมน์ “{column}”</translation>
        </message>
        <message>
            <source>Add it.</source>
            <translation>เพิ่มคอลัมน์</translation>
        </message>
        <message>
            <source>The row cannot be read</source>
            <translation>อ่านแถวนี้ไม่ได้</translation>
        </message>
        <message>
            <source>Check the quotation marks.</source>
            <translation>ตรวจสอบเครื่องหมายอัญประกาศ</translation>
        </message>
        <message>
            <source>Cells in the row: {found}; in the heading: {expected}</source>
            <translation>จำนวนช่องในแถว: {found} ในหัวตาราง: {expected}</translation>
        </message>
        <message>
            <source>Add or remove cells.</source>
            <translation>เพิ่มหรือลบช่อง</translation>
        </message>
        <message>
            <source>This camera code stands in row {first_row} already</source>
            <translation>รหัสกล้องนี้มีแล้วในแถว {first_row}</translation>
        </message>
        <message>
            <source>Remove one of the rows.</source>
            <translation>ลบออกหนึ่งแถว</translation>
        </message>
        <message>
            <source>Camera {camera} is in the register already</source>
            <translation>มีกล้อง {camera} ในทะเบียนแล้ว</translation>
        </message>
        <message>
            <source>Allow cameras in the register to be changed (command line: --update).</source>
            <translation>อนุญาตให้แก้ไขกล้องที่มีอยู่แล้ว (บรรทัดคำสั่ง: --update)</translation>
        </message>
        <message>
            <source>No pictures came from the sources</source>
            <translation>ไม่มีภาพจากแหล่งภาพ</translation>
        </message>
        <message>
            <source>Check the addresses with “vms-desktop doctor” and try again.</source>
            <translation>ตรวจสอบที่อยู่ด้วย “vms-desktop doctor” แล้วลองอีกครั้ง</translation>
        </message>
        <message>
            <source>Something unexpected happened</source>
            <translation>เกิดเหตุไม่คาดคิด</translation>
        </message>
        <message>
            <source>The wall goes on. Tell the administrator; details are in the log.</source>
            <translation>ผนังจอภาพยังทำงานต่อ แจ้งผู้ดูแลระบบ รายละเอียดอยู่ในบันทึก</translation>
        </message>
        <message>
            <source>“{value}” is no date</source>
            <translation>“{value}” ไม่ใช่วันที่</translation>
        </message>
        <message>
            <source>The number of feeds must be between 1 and {most}</source>
            <translation>จำนวนภาพต้องอยู่ระหว่าง 1 ถึง {most}</translation>
        </message>
        <message>
            <source>Give another --feeds.</source>
            <translation>ระบุ --feeds ใหม่</translation>
        </message>
        <message>
            <source>There is no layout {layout} that holds the feeds</source>
            <translation>ไม่มีผังจอภาพ {layout} ที่พอสำหรับจำนวนภาพ</translation>
        </message>
        <message>
            <source>Choose 1, 4, 6, 8, 9, 10, 13, 16, 25 or 36.</source>
            <translation>เลือก 1, 4, 6, 8, 9, 10, 13, 16, 25 หรือ 36</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>กำลังเชื่อมต่อ</translation>
        </message>
        <message>
            <source>live</source>
            <translation>ภาพสด</translation>
        </message>
        <message>
            <source>late</source>
            <translation>ภาพล่าช้า</translation>
        </message>
        <message>
            <source>connection lost</source>
            <translation>ขาดการเชื่อมต่อ</translation>
        </message>
        <message>
            <source>password refused</source>
            <translation>รหัสผ่านไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>recorder busy</source>
            <translation>อุปกรณ์ไม่ว่าง</translation>
        </message>
        <message>
            <source>cannot be shown</source>
            <translation>แสดงภาพไม่ได้</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>หยุดแสดงภาพ</translation>
        </message>
        <message>
            <source>The camera cannot be reached. Check network and power.</source>
            <translation>ติดต่อกล้องไม่ได้ ตรวจสอบเครือข่ายและไฟเลี้ยง</translation>
        </message>
        <message>
            <source>The camera refuses connections. It may be starting; if not, check the port.</source>
            <translation>กล้องปฏิเสธการเชื่อมต่อ อาจกำลังเริ่มทำงาน หากไม่ใช่ ตรวจสอบหมายเลขพอร์ต</translation>
        </message>
        <message>
            <source>The camera does not answer. Check network and power.</source>
            <translation>กล้องไม่ตอบสนอง ตรวจสอบเครือข่ายและไฟเลี้ยง</translation>
        </message>
        <message>
            <source>Too many connections to the camera or recorder. Close some elsewhere.</source>
            <translation>มีการเชื่อมต่อกับกล้องหรือเครื่องบันทึกมากเกินไป ปิดการเชื่อมต่อจากที่อื่น</translation>
        </message>
        <message>
            <source>The stream has no video. Check its address in the register.</source>
            <translation>สตรีมไม่มีภาพ ตรวจสอบที่อยู่สตรีมในทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>The connection stands, but no pictures come. It is made anew by itself.</source>
            <translation>เชื่อมต่ออยู่ แต่ไม่มีภาพส่งมา โปรแกรมจะเชื่อมต่อใหม่เอง</translation>
        </message>
        <message>
            <source>The camera ended the connection. It is tried again by itself.</source>
            <translation>กล้องตัดการเชื่อมต่อ โปรแกรมจะเชื่อมต่อใหม่เอง</translation>
        </message>
        <message>
            <source>What answers there is not a camera stream. Check the address.</source>
            <translation>สิ่งที่ตอบกลับไม่ใช่สตรีมของกล้อง ตรวจสอบที่อยู่</translation>
        </message>
        <message>
            <source>Write the right two digits for “province” into settings.json, e.g. 11.</source>
            <translation>แก้รหัสจังหวัดสองหลัก (“province”) ในไฟล์ settings.json เช่น 11</translation>
        </message>
        <message>
            <source>Its window is open already (process {pid}): look for it in the task bar, or close it there. Another folder is chosen with --data-dir. Folder: {path}</source>
            <translation>หน้าต่างของโปรแกรมเปิดอยู่แล้ว (โปรเซส {pid}) ดูที่แถบงานหรือปิดหน้าต่างนั้นก่อน หากต้องการใช้โฟลเดอร์อื่นให้ระบุด้วย --data-dir โฟลเดอร์: {path}</translation>
        </message>
        <message>
            <source>The folder could not be opened</source>
            <translation>เปิดโฟลเดอร์ไม่ได้</translation>
        </message>
        <message>
            <source>Open it with the file manager: {folder}</source>
            <translation>เปิดด้วยโปรแกรมจัดการไฟล์: {folder}</translation>
        </message>
        <message>
            <source>The camera has no such stream. Check the address.</source>
            <translation>กล้องไม่มีสตรีมนี้ ตรวจสอบที่อยู่</translation>
        </message>
        <message>
            <source>The camera refused the password. Correct it in the register.</source>
            <translation>กล้องไม่ยอมรับรหัสผ่าน แก้ไขในทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>The camera's video format is not known. Set it to H.264 or H.265.</source>
            <translation>ไม่รู้จักรูปแบบภาพของกล้อง ตั้งค่าเป็น H.264 หรือ H.265</translation>
        </message>
        <message>
            <source>Pictures come, but this computer does not draw them. The player is being restarted.</source>
            <translation>มีภาพส่งมา แต่เครื่องนี้ไม่ได้แสดงภาพ กำลังเริ่มตัวเล่นใหม่</translation>
        </message>
        <message>
            <source>The receiver of the streams is being restarted.</source>
            <translation>กำลังเริ่มตัวรับสตรีมใหม่</translation>
        </message>
        <message>
            <source>Not shown at the moment.</source>
            <translation>ขณะนี้ไม่ได้แสดงภาพ</translation>
        </message>
        <message>
            <source>The camera has no stream address. Add one in the register.</source>
            <translation>กล้องไม่มีที่อยู่สตรีม เพิ่มในทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>This was not done, because the access log could not be written</source>
            <translation>ไม่ได้ดำเนินการ เพราะบันทึกการเข้าใช้งานเขียนไม่ได้</translation>
        </message>
        <message>
            <source>Nothing is done here unrecorded. Ask the administrator to check disk and database ({cause}), then do it again.</source>
            <translation>ทุกการกระทำต้องมีบันทึก โปรดแจ้งผู้ดูแลระบบให้ตรวจดิสก์และฐานข้อมูล ({cause}) แล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>Entries of the access log are waiting to be written: {count}</source>
            <translation>มีบันทึกการเข้าใช้งานรอการเขียน {count} รายการ</translation>
        </message>
        <message>
            <source>They are written by themselves when the database can be written again. Do not end the program; tell the administrator.</source>
            <translation>ระบบจะเขียนเองเมื่อฐานข้อมูลใช้งานได้อีก โปรดอย่าปิดโปรแกรม และแจ้งผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>There is no access log in this database</source>
            <translation>ฐานข้อมูลนี้ไม่มีบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Choose another one: {path}</source>
            <translation>โปรดเลือกฐานข้อมูลอื่น: {path}</translation>
        </message>
        <message>
            <source>The folder for checkpoints is not there: {folder}</source>
            <translation>ไม่พบโฟลเดอร์จุดตรวจ: {folder}</translation>
        </message>
        <message>
            <source>Connect the share or the stick. The checkpoints are kept and written later.</source>
            <translation>โปรดเชื่อมต่อโฟลเดอร์เครือข่ายหรือแฟลชไดรฟ์ จุดตรวจถูกเก็บไว้และจะเขียนภายหลัง</translation>
        </message>
        <message>
            <source>There is no space for checkpoints in {folder}</source>
            <translation>พื้นที่สำหรับจุดตรวจเต็ม: {folder}</translation>
        </message>
        <message>
            <source>Free space there. The checkpoints are kept and written later.</source>
            <translation>โปรดเพิ่มพื้นที่ว่าง จุดตรวจถูกเก็บไว้และจะเขียนภายหลัง</translation>
        </message>
        <message>
            <source>Checkpoints cannot be written to {folder}</source>
            <translation>เขียนจุดตรวจไม่ได้: {folder}</translation>
        </message>
        <message>
            <source>Check the rights there. The checkpoints are kept and written later.</source>
            <translation>โปรดตรวจสิทธิ์ของโฟลเดอร์ จุดตรวจถูกเก็บไว้และจะเขียนภายหลัง</translation>
        </message>
        <message>
            <source>Checkpoints cannot be read from {folder}</source>
            <translation>อ่านจุดตรวจไม่ได้: {folder}</translation>
        </message>
        <message>
            <source>Check the rights there and do it again.</source>
            <translation>โปรดตรวจสิทธิ์ของโฟลเดอร์แล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>The folder for checkpoints does not answer</source>
            <translation>โฟลเดอร์จุดตรวจไม่ตอบสนอง</translation>
        </message>
        <message>
            <source>Check the network. The checkpoints are kept and written later.</source>
            <translation>โปรดตรวจเครือข่าย จุดตรวจถูกเก็บไว้และจะเขียนภายหลัง</translation>
        </message>
        <message>
            <source>A checkpoint outside the database was altered: {file}</source>
            <translation>จุดตรวจนอกฐานข้อมูลถูกแก้ไข: {file}</translation>
        </message>
        <message>
            <source>Tell the supervisor, keep the file, and run “vms-desktop log verify”.</source>
            <translation>โปรดแจ้งหัวหน้าเวร เก็บแฟ้มไว้ แล้วสั่ง “vms-desktop log verify”</translation>
        </message>
        <message>
            <source>The database is older than its checkpoints: entries in it: {entries}, in a checkpoint: {checkpoint}</source>
            <translation>ฐานข้อมูลเก่ากว่าจุดตรวจ: มี {entries} รายการ แต่จุดตรวจนับได้ {checkpoint}</translation>
        </message>
        <message>
            <source>Was an old copy put back? Tell the supervisor and keep both; this was recorded.</source>
            <translation>มีการนำสำเนาเก่ากลับมาใช้หรือไม่ โปรดแจ้งหัวหน้าเวรและเก็บไว้ทั้งสองชุด ระบบบันทึกเหตุนี้แล้ว</translation>
        </message>
        <message>
            <source>The access log is not the one its checkpoints tell of (entry {checkpoint})</source>
            <translation>บันทึกการเข้าใช้งานไม่ตรงกับจุดตรวจ (รายการ {checkpoint})</translation>
        </message>
        <message>
            <source>Tell the supervisor and keep the database as it is; this was recorded.</source>
            <translation>โปรดแจ้งหัวหน้าเวรและเก็บฐานข้อมูลไว้ตามสภาพ ระบบบันทึกเหตุนี้แล้ว</translation>
        </message>
        <message>
            <source>The protection of the access log had been removed and was put back</source>
            <translation>ส่วนป้องกันบันทึกการเข้าใช้งานถูกถอดออก ระบบได้ใส่กลับแล้ว</translation>
        </message>
        <message>
            <source>Tell the supervisor and run “vms-desktop log verify”; this was recorded.</source>
            <translation>โปรดแจ้งหัวหน้าเวรและสั่ง “vms-desktop log verify” ระบบบันทึกเหตุนี้แล้ว</translation>
        </message>
        <message>
            <source>{file} is there already</source>
            <translation>มี {file} อยู่แล้ว</translation>
        </message>
        <message>
            <source>Choose another folder. Nothing was overwritten.</source>
            <translation>โปรดเลือกโฟลเดอร์อื่น ไม่มีการเขียนทับ</translation>
        </message>
        <message>
            <source>The disk is full: {folder}</source>
            <translation>ดิสก์เต็ม: {folder}</translation>
        </message>
        <message>
            <source>Free space or choose another folder. Nothing was half written.</source>
            <translation>โปรดเพิ่มพื้นที่ว่างหรือเลือกโฟลเดอร์อื่น ไม่มีแฟ้มที่เขียนค้างไว้</translation>
        </message>
        <message>
            <source>This folder cannot be written: {folder}</source>
            <translation>เขียนลงโฟลเดอร์นี้ไม่ได้: {folder}</translation>
        </message>
        <message>
            <source>Check its rights or choose another one.</source>
            <translation>โปรดตรวจสิทธิ์หรือเลือกโฟลเดอร์อื่น</translation>
        </message>
        <message>
            <source>An entry of the access log is damaged and cannot be exported</source>
            <translation>รายการหนึ่งในบันทึกการเข้าใช้งานเสียหาย ส่งออกไม่ได้</translation>
        </message>
        <message>
            <source>Run “vms-desktop log verify”: it names the entry.</source>
            <translation>โปรดสั่ง “vms-desktop log verify” เพื่อดูว่าเป็นรายการใด</translation>
        </message>
        <message>
            <source>Nothing was archived: the log is not intact (entry {sequence})</source>
            <translation>ไม่ได้จัดเก็บ: บันทึกไม่ครบถ้วนถูกต้อง (รายการ {sequence})</translation>
        </message>
        <message>
            <source>Run “vms-desktop log verify” and tell the supervisor.</source>
            <translation>โปรดสั่ง “vms-desktop log verify” และแจ้งหัวหน้าเวร</translation>
        </message>
        <message>
            <source>Nothing was archived: the file could not be read back as it was written</source>
            <translation>ไม่ได้จัดเก็บ: อ่านแฟ้มกลับมาแล้วไม่ตรงกับที่เขียน</translation>
        </message>
        <message>
            <source>Check the disk of that folder or choose another one.</source>
            <translation>โปรดตรวจดิสก์ของโฟลเดอร์นั้นหรือเลือกโฟลเดอร์อื่น</translation>
        </message>
        <message>
            <source>Entries of the access log are kept at least {least} days</source>
            <translation>ต้องเก็บบันทึกการเข้าใช้งานอย่างน้อย {least} วัน</translation>
        </message>
        <message>
            <source>Give a larger number.</source>
            <translation>โปรดระบุจำนวนวันที่มากกว่านี้</translation>
        </message>
        <message>
            <source>“{value}” is no action of the access log</source>
            <translation>“{value}” ไม่ใช่รหัสการกระทำในบันทึก</translation>
        </message>
        <message>
            <source>Use a code such as live.opened, or a group such as live.</source>
            <translation>โปรดใช้รหัส เช่น live.opened หรือกลุ่ม เช่น live</translation>
        </message>
        <message>
            <source>A QR code is written as .svg or .png, not as {file}</source>
            <translation>รหัส QR บันทึกได้เป็น .svg หรือ .png เท่านั้น ไม่ใช่ {file}</translation>
        </message>
        <message>
            <source>“{value}” is no database</source>
            <translation>“{value}” ไม่ใช่ฐานข้อมูล</translation>
        </message>
        <message>
            <source>Give a file, or postgresql://USER@HOST/NAME.</source>
            <translation>โปรดระบุแฟ้ม หรือ postgresql://USER@HOST/NAME</translation>
        </message>
        <message>
            <source>A password must not stand in a database address</source>
            <translation>ห้ามใส่รหัสผ่านไว้ในที่อยู่ของฐานข้อมูล</translation>
        </message>
        <message>
            <source>Leave it out. “vms-desktop database use” asks for it and keeps it encrypted; ~/.pgpass works too.</source>
            <translation>โปรดนำออก คำสั่ง “vms-desktop database use” จะถามและเก็บแบบเข้ารหัส หรือใช้ ~/.pgpass</translation>
        </message>
        <message>
            <source>The part for PostgreSQL is not installed</source>
            <translation>ยังไม่ได้ติดตั้งส่วนสำหรับ PostgreSQL</translation>
        </message>
        <message>
            <source>Install the package psycopg (pip install 'vms-desktop[postgresql]').</source>
            <translation>โปรดติดตั้งแพ็กเกจ psycopg (pip install 'vms-desktop[postgresql]')</translation>
        </message>
        <message>
            <source>The database server cannot be reached</source>
            <translation>ติดต่อเซิร์ฟเวอร์ฐานข้อมูลไม่ได้</translation>
        </message>
        <message>
            <source>Check network and server. Server: {path}</source>
            <translation>โปรดตรวจเครือข่ายและเซิร์ฟเวอร์: {path}</translation>
        </message>
        <message>
            <source>The database server refuses this account</source>
            <translation>เซิร์ฟเวอร์ฐานข้อมูลปฏิเสธบัญชีนี้</translation>
        </message>
        <message>
            <source>Check account, password and rights: “vms-desktop database use”. Server: {path}</source>
            <translation>โปรดตรวจบัญชี รหัสผ่าน และสิทธิ์ ด้วย “vms-desktop database use” เซิร์ฟเวอร์: {path}</translation>
        </message>
        <message>
            <source>The file with the desk's key is damaged</source>
            <translation>แฟ้มกุญแจของโต๊ะเสียหาย</translation>
        </message>
        <message>
            <source>Put it back from a backup. Moved away, the desk gets a new key and begins a new log. File: {path}</source>
            <translation>โปรดนำกลับมาจากสำเนาสำรอง หากย้ายออก โต๊ะจะได้กุญแจใหม่และเริ่มบันทึกใหม่ แฟ้ม: {path}</translation>
        </message>
        <message>
            <source>There is no such file</source>
            <translation>ไม่พบแฟ้มนี้</translation>
        </message>
        <message>
            <source>Check the name: {path}</source>
            <translation>โปรดตรวจชื่อแฟ้ม: {path}</translation>
        </message>
        <message>
            <source>The user name or the password is wrong</source>
            <translation>ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>Type both again. Check the keyboard's language and Caps Lock.</source>
            <translation>พิมพ์ใหม่ทั้งสองช่อง และตรวจภาษาของแป้นพิมพ์กับปุ่ม Caps Lock</translation>
        </message>
        <message>
            <source>Too many wrong passwords: wait {wait_s} before the next try</source>
            <translation>รหัสผ่านผิดหลายครั้ง ต้องรอ {wait_s} ก่อนลองใหม่</translation>
        </message>
        <message>
            <source>This account needs a one-time code as well</source>
            <translation>บัญชีนี้ต้องใช้รหัสครั้งเดียวด้วย</translation>
        </message>
        <message>
            <source>Type the six digits your phone shows now, or one of the codes on paper.</source>
            <translation>พิมพ์เลขหกหลักที่โทรศัพท์แสดงอยู่ หรือรหัสสำรองบนกระดาษ</translation>
        </message>
        <message>
            <source>The one-time code is wrong or was used already</source>
            <translation>รหัสครั้งเดียวไม่ถูกต้องหรือใช้ไปแล้ว</translation>
        </message>
        <message>
            <source>Wait for the next code. This computer's clock says {time}: the phone's must say the same.</source>
            <translation>รอรหัสถัดไป นาฬิกาเครื่องนี้คือ {time} โทรศัพท์ต้องตรงกัน</translation>
        </message>
        <message>
            <source>This account is disabled</source>
            <translation>บัญชีนี้ถูกระงับการใช้งาน</translation>
        </message>
        <message>
            <source>Ask an administrator to enable it.</source>
            <translation>ขอให้ผู้ดูแลระบบเปิดใช้บัญชี</translation>
        </message>
        <message>
            <source>The last day of this account is over</source>
            <translation>บัญชีนี้พ้นวันสุดท้ายที่ใช้ได้แล้ว</translation>
        </message>
        <message>
            <source>Ask an administrator for a new last day.</source>
            <translation>ขอให้ผู้ดูแลระบบกำหนดวันสุดท้ายใหม่</translation>
        </message>
        <message>
            <source>The first day of this account has not come yet</source>
            <translation>ยังไม่ถึงวันแรกที่บัญชีนี้ใช้ได้</translation>
        </message>
        <message>
            <source>Ask an administrator if it should begin earlier.</source>
            <translation>หากต้องใช้ก่อนกำหนด ให้แจ้งผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The code of the recovery sheet does not belong to this administrator</source>
            <translation>รหัสจากใบกู้คืนไม่ตรงกับผู้ดูแลระบบรายนี้</translation>
        </message>
        <message>
            <source>The wait grows with each mistake. Administrators can set a new password.</source>
            <translation>ยิ่งผิดหลายครั้งยิ่งต้องรอนานขึ้น ผู้ดูแลระบบตั้งรหัสผ่านใหม่ให้ได้</translation>
        </message>
        <message>
            <source>Type the code of the newest sheet and the user name again.</source>
            <translation>พิมพ์รหัสจากใบกู้คืนฉบับล่าสุดและชื่อผู้ใช้อีกครั้ง</translation>
        </message>
        <message>
            <source>Nobody is signed in</source>
            <translation>ยังไม่มีผู้เข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>Sign in and do it again.</source>
            <translation>เข้าสู่ระบบแล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>The desk is locked</source>
            <translation>โต๊ะทำงานถูกล็อกอยู่</translation>
        </message>
        <message>
            <source>Unlock it and do it again.</source>
            <translation>ปลดล็อกแล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>The password must be changed first</source>
            <translation>ต้องเปลี่ยนรหัสผ่านก่อน</translation>
        </message>
        <message>
            <source>Choose a password of your own under “My account”.</source>
            <translation>ตั้งรหัสผ่านของตนเองที่ “บัญชีของฉัน”</translation>
        </message>
        <message>
            <source>Your account does not count any more</source>
            <translation>บัญชีของท่านใช้ไม่ได้แล้ว</translation>
        </message>
        <message>
            <source>Ask an administrator.</source>
            <translation>ติดต่อผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Your role may not do this: {permission}</source>
            <translation>บทบาทของท่านไม่มีสิทธิ์: {permission}</translation>
        </message>
        <message>
            <source>Ask a colleague who may, or an administrator.</source>
            <translation>ให้ผู้มีสิทธิ์ดำเนินการ หรือติดต่อผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Camera {camera} is outside the places your account is for</source>
            <translation>กล้อง {camera} อยู่นอกพื้นที่ที่บัญชีของท่านใช้ได้</translation>
        </message>
        <message>
            <source>Ask an administrator if it should be one of yours.</source>
            <translation>หากควรอยู่ในพื้นที่ของท่าน ให้แจ้งผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Request {number} is outside the places your account is for</source>
            <translation>คำขอ {number} อยู่นอกพื้นที่ที่บัญชีของท่านใช้ได้</translation>
        </message>
        <message>
            <source>Ask a colleague whose account is for one of its cameras.</source>
            <translation>แจ้งเพื่อนร่วมงานที่บัญชีครอบคลุมกล้องตัวใดตัวหนึ่งของคำขอนี้</translation>
        </message>
        <message>
            <source>This concerns all cameras of the request, and {camera} is not one of yours</source>
            <translation>การดำเนินการนี้มีผลกับกล้องทุกตัวของคำขอ แต่กล้อง {camera} อยู่นอกพื้นที่ของท่าน</translation>
        </message>
        <message>
            <source>Ask a colleague whose account is for all of its cameras.</source>
            <translation>แจ้งเพื่อนร่วมงานที่บัญชีครอบคลุมกล้องทุกตัวของคำขอนี้</translation>
        </message>
        <message>
            <source>Your account may look back {hours} h only</source>
            <translation>บัญชีของท่านดูภาพย้อนหลังได้ไม่เกิน {hours} ชม.</translation>
        </message>
        <message>
            <source>Choose a later time, or ask a supervisor.</source>
            <translation>เลือกเวลาที่ใกล้กว่านี้ หรือขอหัวหน้าเวร</translation>
        </message>
        <message>
            <source>Somebody is signed in here already</source>
            <translation>มีผู้เข้าสู่ระบบที่นี่อยู่แล้ว</translation>
        </message>
        <message>
            <source>Hand the shift over, or sign out first.</source>
            <translation>ส่งมอบเวร หรือออกจากระบบก่อน</translation>
        </message>
        <message>
            <source>You are signed in already</source>
            <translation>ท่านเข้าสู่ระบบอยู่แล้ว</translation>
        </message>
        <message>
            <source>The person who takes over types their own name and password.</source>
            <translation>ผู้รับเวรต้องพิมพ์ชื่อผู้ใช้และรหัสผ่านของตนเอง</translation>
        </message>
        <message>
            <source>This desk was locked by {name}: only they or an administrator may close it</source>
            <translation>โต๊ะทำงานนี้ล็อกโดย {name} มีเพียงผู้นั้นหรือผู้ดูแลระบบที่ปิดได้</translation>
        </message>
        <message>
            <source>If you go on with the shift, take the desk over instead.</source>
            <translation>หากท่านจะทำงานต่อ ให้รับเวรที่โต๊ะนี้แทน</translation>
        </message>
        <message>
            <source>{name} was signed out: the account was disabled or its last day is over</source>
            <translation>{name} ถูกออกจากระบบ เพราะบัญชีถูกระงับหรือพ้นวันสุดท้ายแล้ว</translation>
        </message>
        <message>
            <source>Sign in with another account, or ask an administrator.</source>
            <translation>เข้าสู่ระบบด้วยบัญชีอื่น หรือติดต่อผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The shifts do not follow one another</source>
            <translation>เวลาเริ่มเวรไม่เรียงต่อกัน</translation>
        </message>
        <message>
            <source>Let each begin at another time, from the morning on.</source>
            <translation>กำหนดเวลาเริ่มให้ต่างกัน เรียงตั้งแต่เวรเช้า</translation>
        </message>
        <message>
            <source>There is an administrator already</source>
            <translation>มีผู้ดูแลระบบอยู่แล้ว</translation>
        </message>
        <message>
            <source>Sign in.</source>
            <translation>เข้าสู่ระบบ</translation>
        </message>
        <message>
            <source>This cannot be changed for the role {role}: {permissions}</source>
            <translation>สิทธิ์ของบทบาท{role}ข้อนี้เปลี่ยนไม่ได้: {permissions}</translation>
        </message>
        <message>
            <source>Give the person another role.</source>
            <translation>ให้บทบาทอื่นแก่บุคคลนั้น</translation>
        </message>
        <message>
            <source>Nobody gives what they may not do themselves: {permissions}</source>
            <translation>ให้สิทธิ์ที่ตนเองไม่มีไม่ได้: {permissions}</translation>
        </message>
        <message>
            <source>Choose a role with less, or ask somebody who has these rights.</source>
            <translation>เลือกบทบาทที่สิทธิ์น้อยกว่า หรือให้ผู้มีสิทธิ์นั้นดำเนินการ</translation>
        </message>
        <message>
            <source>These rights would reach further than your own</source>
            <translation>สิทธิ์นี้กว้างกว่าสิทธิ์ของท่านเอง</translation>
        </message>
        <message>
            <source>Choose places, a look back and a last day within yours.</source>
            <translation>เลือกพื้นที่ ระยะย้อนหลัง และวันสุดท้ายไม่เกินของท่าน</translation>
        </message>
        <message>
            <source>This is the last administrator without limits</source>
            <translation>นี่คือผู้ดูแลระบบคนสุดท้ายที่ไม่มีข้อจำกัด</translation>
        </message>
        <message>
            <source>Make another person an administrator first.</source>
            <translation>ตั้งผู้ดูแลระบบอีกคนก่อน</translation>
        </message>
        <message>
            <source>One's own role and limits are somebody else's to change</source>
            <translation>เปลี่ยนบทบาทและข้อจำกัดของตนเองไม่ได้</translation>
        </message>
        <message>
            <source>Ask another administrator. Your password is changed under “My account”.</source>
            <translation>ให้ผู้ดูแลระบบคนอื่นเปลี่ยน ส่วนรหัสผ่านเปลี่ยนได้ที่ “บัญชีของฉัน”</translation>
        </message>
        <message>
            <source>This account was changed by somebody else meanwhile</source>
            <translation>มีผู้อื่นแก้ไขบัญชีนี้ไปแล้ว</translation>
        </message>
        <message>
            <source>Close this, look at it as it is now, and do it again.</source>
            <translation>ปิดหน้านี้ ดูข้อมูลล่าสุด แล้วทำใหม่</translation>
        </message>
        <message>
            <source>One-time codes are not switched on</source>
            <translation>ยังไม่ได้เปิดใช้รหัสครั้งเดียว</translation>
        </message>
        <message>
            <source>Switch them on first.</source>
            <translation>เปิดใช้ก่อน</translation>
        </message>
        <message>
            <source>There is no administrator yet</source>
            <translation>ยังไม่มีผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Open the program and create the first one, or use “vms-desktop people first”.</source>
            <translation>เปิดโปรแกรมแล้วสร้างผู้ดูแลระบบคนแรก หรือใช้คำสั่ง “vms-desktop people first”</translation>
        </message>
        <message>
            <source>This database has people: nobody uses it without signing in</source>
            <translation>ฐานข้อมูลนี้มีบัญชีผู้ใช้แล้ว ต้องเข้าสู่ระบบก่อนใช้งาน</translation>
        </message>
        <message>
            <source>Give the demonstration a data folder of its own.</source>
            <translation>ให้การสาธิตใช้โฟลเดอร์ข้อมูลของตนเอง</translation>
        </message>
        <message>
            <source>Only administrators make a recovery sheet</source>
            <translation>เฉพาะผู้ดูแลระบบเท่านั้นที่ออกใบกู้คืนได้</translation>
        </message>
        <message>
            <source>This needs a second person: {act}</source>
            <translation>ต้องมีผู้ยินยอมอีกหนึ่งคน: {act}</translation>
        </message>
        <message>
            <source>Ask a colleague to consent here or from their own desk.</source>
            <translation>ขอให้เพื่อนร่วมงานยินยอมที่นี่ หรือจากโต๊ะของเขา</translation>
        </message>
        <message>
            <source>Nobody consents to what they asked for themselves</source>
            <translation>ยินยอมคำขอของตนเองไม่ได้</translation>
        </message>
        <message>
            <source>Another person types their own name and password.</source>
            <translation>ให้อีกคนหนึ่งพิมพ์ชื่อผู้ใช้และรหัสผ่านของเขา</translation>
        </message>
        <message>
            <source>{name} may not consent to this</source>
            <translation>{name} ไม่มีสิทธิ์ยินยอมเรื่องนี้</translation>
        </message>
        <message>
            <source>Ask a supervisor or an administrator.</source>
            <translation>ขอหัวหน้าเวรหรือผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The consent was for something else</source>
            <translation>คำยินยอมเป็นของเรื่องอื่น</translation>
        </message>
        <message>
            <source>Ask anew for exactly what is to be done.</source>
            <translation>ขอใหม่ให้ตรงกับสิ่งที่จะทำ</translation>
        </message>
        <message>
            <source>This request was answered, or its time is over</source>
            <translation>คำขอนี้มีผู้ตอบแล้วหรือหมดเวลาแล้ว</translation>
        </message>
        <message>
            <source>Ask anew.</source>
            <translation>ขอใหม่อีกครั้ง</translation>
        </message>
        <message>
            <source>There is no such request for consent</source>
            <translation>ไม่พบคำขอความยินยอมนี้</translation>
        </message>
        <message>
            <source>No password was given</source>
            <translation>ไม่ได้ให้รหัสผ่าน</translation>
        </message>
        <message>
            <source>Type it at a terminal, or give the number of a file descriptor; never as an argument.</source>
            <translation>พิมพ์ที่เทอร์มินัล หรือระบุหมายเลขตัวบอกแฟ้ม (file descriptor) ห้ามใส่เป็นอาร์กิวเมนต์</translation>
        </message>
        <message>
            <source>A user name has letters, digits, and . _ - @</source>
            <translation>ชื่อผู้ใช้มีได้เฉพาะตัวอักษร ตัวเลข และ . _ - @</translation>
        </message>
        <message>
            <source>Take out blanks and other signs: {value}</source>
            <translation>ลบช่องว่างและเครื่องหมายอื่น: {value}</translation>
        </message>
        <message>
            <source>The user name {name} is taken</source>
            <translation>ชื่อผู้ใช้ {name} มีผู้ใช้แล้ว</translation>
        </message>
        <message>
            <source>Choose another one. People are never deleted, so theirs stay taken.</source>
            <translation>เลือกชื่ออื่น ระบบไม่ลบบัญชีบุคคล ชื่อเดิมจึงใช้ซ้ำไม่ได้</translation>
        </message>
        <message>
            <source>The last day is before the first</source>
            <translation>วันสุดท้ายอยู่ก่อนวันแรก</translation>
        </message>
        <message>
            <source>Choose a later last day.</source>
            <translation>เลือกวันสุดท้ายให้ช้ากว่านี้</translation>
        </message>
        <message>
            <source>Looking back is limited to {most} h at most</source>
            <translation>ระยะย้อนหลังต้องไม่เกิน {most} ชม.</translation>
        </message>
        <message>
            <source>Type a smaller number, or take the limit away.</source>
            <translation>พิมพ์ตัวเลขที่น้อยลง หรือยกเลิกข้อจำกัด</translation>
        </message>
        <message>
            <source>The password is too short</source>
            <translation>รหัสผ่านสั้นเกินไป</translation>
        </message>
        <message>
            <source>Use at least {least} characters; several words are easy to remember.</source>
            <translation>ใช้อย่างน้อย {least} ตัวอักษร ใช้หลายคำต่อกันจะจำง่าย</translation>
        </message>
        <message>
            <source>The password is too long</source>
            <translation>รหัสผ่านยาวเกินไป</translation>
        </message>
        <message>
            <source>Use at most {most} characters.</source>
            <translation>ใช้ไม่เกิน {most} ตัวอักษร</translation>
        </message>
        <message>
            <source>This password is one of those that are tried first</source>
            <translation>รหัสผ่านนี้เดาง่ายเกินไป</translation>
        </message>
        <message>
            <source>Take several words that nobody would guess.</source>
            <translation>ใช้หลายคำต่อกันที่ผู้อื่นเดาไม่ได้</translation>
        </message>
        <message>
            <source>The password is little more than a name everybody here knows</source>
            <translation>รหัสผ่านแทบจะเป็นชื่อที่ทุกคนที่นี่รู้จัก</translation>
        </message>
        <message>
            <source>Leave out your name, your user name and the place.</source>
            <translation>อย่าใช้ชื่อ ชื่อผู้ใช้ หรือชื่อสถานที่</translation>
        </message>
        <message>
            <source>The new password is the old one</source>
            <translation>รหัสผ่านใหม่เหมือนรหัสผ่านเดิม</translation>
        </message>
        <message>
            <source>Choose another one.</source>
            <translation>โปรดเลือกรายการอื่น</translation>
        </message>
        <message>
            <source>The two new passwords are not the same</source>
            <translation>รหัสผ่านใหม่ทั้งสองช่องไม่ตรงกัน</translation>
        </message>
        <message>
            <source>Type the new password twice.</source>
            <translation>พิมพ์รหัสผ่านใหม่สองครั้ง</translation>
        </message>
        <message>
            <source>This is not the code the phone should show now</source>
            <translation>ไม่ใช่รหัสที่โทรศัพท์ควรแสดงในขณะนี้</translation>
        </message>
        <message>
            <source>Scan the square again. This computer's clock says {time}: the phone's must say the same.</source>
            <translation>สแกนภาพรหัสอีกครั้ง นาฬิกาเครื่องนี้คือ {time} โทรศัพท์ต้องตรงกัน</translation>
        </message>
        <message>
            <source>No place is chosen</source>
            <translation>ยังไม่ได้เลือกพื้นที่</translation>
        </message>
        <message>
            <source>Tick at least one, or “Everywhere in the province”.</source>
            <translation>เลือกอย่างน้อยหนึ่งแห่ง หรือเลือก “ทุกพื้นที่ในจังหวัด”</translation>
        </message>
        <message>
            <source>This camera does not tell where it looks</source>
            <translation>กล้องนี้ไม่บอกทิศทางที่หันอยู่</translation>
        </message>
        <message>
            <source>Type the edges of the area by hand.</source>
            <translation>พิมพ์ขอบเขตของพื้นที่เอง</translation>
        </message>
        <message>
            <source>Nobody is signed in, so nobody can take this step</source>
            <translation>ไม่มีผู้เข้าสู่ระบบ จึงดำเนินการไม่ได้</translation>
        </message>
        <message>
            <source>There is no item {item} in the queue</source>
            <translation>ไม่มีเรื่องเลขที่ {item} ในคิว</translation>
        </message>
        <message>
            <source>Refresh the queue.</source>
            <translation>เปิดคิวใหม่อีกครั้ง</translation>
        </message>
        <message>
            <source>Nobody reviews what he did himself (item {item})</source>
            <translation>ผู้ใดจะตรวจทานการกระทำของตนเองไม่ได้ (เรื่องเลขที่ {item})</translation>
        </message>
        <message>
            <source>Another supervisor has to take it. If you were asked, answer under “Questions to you”.</source>
            <translation>ต้องให้หัวหน้าเวรคนอื่นตรวจทาน หากมีคำถามถึงท่าน ให้ตอบที่ “คำถามถึงท่าน”</translation>
        </message>
        <message>
            <source>This question is for somebody else, or is answered already (item {item})</source>
            <translation>คำถามนี้ถึงผู้อื่น หรือตอบไปแล้ว (เรื่องเลขที่ {item})</translation>
        </message>
        <message>
            <source>Item {item} is signed off already</source>
            <translation>เรื่องเลขที่ {item} ลงนามตรวจแล้ว</translation>
        </message>
        <message>
            <source>Nothing is left to do.</source>
            <translation>ไม่มีสิ่งที่ต้องทำอีก</translation>
        </message>
        <message>
            <source>You handed this item on (item {item})</source>
            <translation>ท่านเสนอเรื่องนี้ให้ผู้อื่นพิจารณาแล้ว (เรื่องเลขที่ {item})</translation>
        </message>
        <message>
            <source>Somebody else has to decide now.</source>
            <translation>ต้องให้ผู้อื่นตัดสิน</translation>
        </message>
        <message>
            <source>A note is missing</source>
            <translation>ยังไม่ได้เขียนบันทึก</translation>
        </message>
        <message>
            <source>Write in a sentence what you found, asked or answered.</source>
            <translation>เขียนสั้น ๆ ว่าพบ ถาม หรือตอบอะไร</translation>
        </message>
        <message>
            <source>It is not known who this was, so nobody can be asked (item {item})</source>
            <translation>ไม่ทราบว่าเป็นใคร จึงสอบถามไม่ได้ (เรื่องเลขที่ {item})</translation>
        </message>
        <message>
            <source>Sign it off with a note, or escalate it.</source>
            <translation>ลงนามตรวจพร้อมบันทึก หรือเสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>Item {item} has changed meanwhile</source>
            <translation>เรื่องเลขที่ {item} เปลี่ยนไปแล้วระหว่างนี้</translation>
        </message>
        <message>
            <source>It is shown as it is now. Read it and do it again.</source>
            <translation>แสดงตามที่เป็นอยู่ขณะนี้แล้ว อ่านแล้วทำอีกครั้ง</translation>
        </message>
        <message>
            <source>There is nothing to report of that month</source>
            <translation>ไม่มีข้อมูลให้รายงานในเดือนนั้น</translation>
        </message>
        <message>
            <source>Choose another month.</source>
            <translation>เลือกเดือนอื่น</translation>
        </message>
        <message>
            <source>The part that writes Excel files is not installed</source>
            <translation>ยังไม่ได้ติดตั้งส่วนที่เขียนไฟล์ Excel</translation>
        </message>
        <message>
            <source>Install the package openpyxl, or make the report as PDF.</source>
            <translation>ติดตั้งแพ็กเกจ openpyxl หรือจัดทำรายงานเป็น PDF</translation>
        </message>
        <message>
            <source>A number of the rule is outside its limits ({least} to {most})</source>
            <translation>ตัวเลขของกฎอยู่นอกช่วง ({least} ถึง {most})</translation>
        </message>
        <message>
            <source>Correct the marked number.</source>
            <translation>แก้ไขตัวเลขที่ทำเครื่องหมายไว้</translation>
        </message>
        <message>
            <source>A list of the rule holds something unknown or too much (at most {most})</source>
            <translation>รายการของกฎมีสิ่งที่ไม่รู้จักหรือมากเกินไป (ไม่เกิน {most})</translation>
        </message>
        <message>
            <source>Correct the marked list.</source>
            <translation>แก้ไขรายการที่ทำเครื่องหมายไว้</translation>
        </message>
        <message>
            <source>The first rule of a kind cannot be deleted</source>
            <translation>ลบกฎแรกของแต่ละชนิดไม่ได้</translation>
        </message>
        <message>
            <source>Switch it off instead.</source>
            <translation>ให้ปิดใช้กฎแทน</translation>
        </message>
        <message>
            <source>A limit of the area is not possible ({least} to {most})</source>
            <translation>ขอบของพื้นที่เป็นไปไม่ได้ ({least} ถึง {most})</translation>
        </message>
        <message>
            <source>The end is not after the beginning</source>
            <translation>เวลาสิ้นสุดไม่อยู่หลังเวลาเริ่ม</translation>
        </message>
        <message>
            <source>Correct one of the two times.</source>
            <translation>แก้ไขเวลาใดเวลาหนึ่ง</translation>
        </message>
        <message>
            <source>No camera is called “{value}”</source>
            <translation>ไม่มีกล้องชื่อ “{value}”</translation>
        </message>
        <message>
            <source>Choose one of those that are offered, or clear the field.</source>
            <translation>เลือกจากรายการที่เสนอ หรือล้างช่องนี้</translation>
        </message>
        <message>
            <source>The recordings folder is being opened: {folder}</source>
            <translation>กำลังเปิดโฟลเดอร์ภาพบันทึก: {folder}</translation>
        </message>
        <message>
            <source>Wait a moment.</source>
            <translation>โปรดรอสักครู่</translation>
        </message>
        <message>
            <source>The recordings folder is not there: {folder}</source>
            <translation>ไม่พบโฟลเดอร์ภาพบันทึก: {folder}</translation>
        </message>
        <message>
            <source>Connect its disk. Recording goes on by itself when it is back.</source>
            <translation>โปรดต่อดิสก์ เมื่อกลับมาแล้วการบันทึกภาพจะทำต่อเอง</translation>
        </message>
        <message>
            <source>Another desk records into this folder: {folder}</source>
            <translation>มีโต๊ะปฏิบัติการอื่นกำลังบันทึกลงโฟลเดอร์นี้: {folder}</translation>
        </message>
        <message>
            <source>Close it (process {pid}), or choose another folder in the settings.</source>
            <translation>ปิดโปรแกรมนั้น (โพรเซส {pid}) หรือเลือกโฟลเดอร์อื่นในการตั้งค่า</translation>
        </message>
        <message>
            <source>The recordings folder may not be written: {folder}</source>
            <translation>ไม่มีสิทธิ์เขียนโฟลเดอร์ภาพบันทึก: {folder}</translation>
        </message>
        <message>
            <source>Ask the administrator for the right to write there.</source>
            <translation>โปรดขอสิทธิ์เขียนจากผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The disk for recordings is read-only: {folder}</source>
            <translation>ดิสก์ภาพบันทึกอ่านได้อย่างเดียว: {folder}</translation>
        </message>
        <message>
            <source>It may be damaged. Ask the administrator to check or replace it.</source>
            <translation>ดิสก์อาจเสียหาย โปรดแจ้งผู้ดูแลระบบให้ตรวจสอบหรือเปลี่ยน</translation>
        </message>
        <message>
            <source>The disk for recordings is full; nothing is recorded: {folder}</source>
            <translation>ดิสก์ภาพบันทึกเต็ม ไม่มีการบันทึกภาพ: {folder}</translation>
        </message>
        <message>
            <source>Free space, lift holds that are no longer needed, or choose a larger disk in the settings.</source>
            <translation>เพิ่มพื้นที่ว่าง ยกเลิกการระงับการลบที่ไม่จำเป็นแล้ว หรือเลือกดิสก์ที่ใหญ่ขึ้นในการตั้งค่า</translation>
        </message>
        <message>
            <source>The disk for recordings is too slow; pictures are lost: {folder}</source>
            <translation>ดิสก์ภาพบันทึกช้าเกินไป ภาพสูญหาย: {folder}</translation>
        </message>
        <message>
            <source>Record fewer cameras or smaller streams, or use a faster disk.</source>
            <translation>ลดจำนวนกล้องที่บันทึก ใช้สตรีมที่เล็กลง หรือใช้ดิสก์ที่เร็วขึ้น</translation>
        </message>
        <message>
            <source>The disk for recordings does not answer</source>
            <translation>ดิสก์ภาพบันทึกไม่ตอบสนอง</translation>
        </message>
        <message>
            <source>Check the network to the share, or the disk.</source>
            <translation>ตรวจสอบเครือข่ายไปยังที่เก็บ หรือตรวจสอบดิสก์</translation>
        </message>
        <message>
            <source>The recordings folder cannot be used: {folder}</source>
            <translation>ใช้โฟลเดอร์ภาพบันทึกไม่ได้: {folder}</translation>
        </message>
        <message>
            <source>Tell the administrator; the detail says why.</source>
            <translation>โปรดแจ้งผู้ดูแลระบบ สาเหตุอยู่ในรายละเอียด</translation>
        </message>
        <message>
            <source>Nothing of the camera reaches the disk</source>
            <translation>ไม่มีภาพของกล้องนี้บันทึกลงดิสก์</translation>
        </message>
        <message>
            <source>Look at its live picture; if it is there, tell the administrator.</source>
            <translation>ตรวจดูภาพสดของกล้อง หากมีภาพ โปรดแจ้งผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The disk is too small; days of footage wanted: {days}</source>
            <translation>ดิสก์เก็บภาพไม่ถึง {days} วัน</translation>
        </message>
        <message>
            <source>At this rate footage older than {reach} will be overwritten. Hold what is needed, or use a larger disk.</source>
            <translation>ด้วยอัตรานี้ ภาพที่เก่ากว่า {reach} จะถูกบันทึกทับ โปรดระงับการลบภาพที่ต้องใช้ หรือใช้ดิสก์ที่ใหญ่ขึ้น</translation>
        </message>
        <message>
            <source>The disk holds only {reach} of new footage</source>
            <translation>ดิสก์เก็บภาพใหม่ได้เพียง {reach}</translation>
        </message>
        <message>
            <source>The rest is on hold or used by others. Lift holds that are no longer needed, or free space.</source>
            <translation>ส่วนที่เหลือถูกระงับการลบหรือถูกใช้โดยโปรแกรมอื่น โปรดยกเลิกการระงับที่ไม่จำเป็นแล้ว หรือเพิ่มพื้นที่ว่าง</translation>
        </message>
        <message>
            <source>This computer's clock is set to a year of the Buddhist era</source>
            <translation>นาฬิกาของเครื่องนี้ตั้งเป็นปี พ.ศ.</translation>
        </message>
        <message>
            <source>Set the year in the Christian era. Until then no footage is deleted because of its age.</source>
            <translation>โปรดตั้งเป็นปี ค.ศ. ระหว่างนี้จะไม่ลบภาพตามอายุ</translation>
        </message>
        <message>
            <source>This computer's clock was set by more than ten minutes</source>
            <translation>นาฬิกาของเครื่องนี้ถูกปรับเกินสิบนาที</translation>
        </message>
        <message>
            <source>Check it. For a day no footage is deleted because of its age.</source>
            <translation>โปรดตรวจสอบ ภายในหนึ่งวันจะไม่ลบภาพตามอายุ</translation>
        </message>
        <message>
            <source>Nothing was recorded for a week or more, or the clock is wrong</source>
            <translation>ไม่มีการบันทึกภาพตั้งแต่หนึ่งสัปดาห์ขึ้นไป หรือนาฬิกาไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>Check the clock. For a day no footage is deleted because of its age.</source>
            <translation>โปรดตรวจสอบนาฬิกา ภายในหนึ่งวันจะไม่ลบภาพตามอายุ</translation>
        </message>
        <message>
            <source>There is no such hold</source>
            <translation>ไม่พบการระงับการลบนี้</translation>
        </message>
        <message>
            <source>Both streams</source>
            <translation>ทั้งสองสตรีม</translation>
        </message>
        <message>
            <source>This hold has been lifted already by {name}</source>
            <translation>การระงับการลบนี้ถูกยกเลิกแล้วโดย {name}</translation>
        </message>
        <message>
            <source>Place a new one if the footage is still needed.</source>
            <translation>หากยังต้องใช้ภาพ โปรดระงับการลบใหม่</translation>
        </message>
        <message>
            <source>There is no such bookmark any more</source>
            <translation>ไม่มีจุดสังเกตนี้แล้ว</translation>
        </message>
        <message>
            <source>A hold needs a reason of at most {limit} characters</source>
            <translation>การระงับการลบต้องมีเหตุผล ไม่เกิน {limit} ตัวอักษร</translation>
        </message>
        <message>
            <source>Write why the footage is needed.</source>
            <translation>โปรดระบุเหตุที่ต้องใช้ภาพ</translation>
        </message>
        <message>
            <source>The request number is longer than {limit} characters</source>
            <translation>เลขคำขอยาวเกิน {limit} ตัวอักษร</translation>
        </message>
        <message>
            <source>Check the number.</source>
            <translation>โปรดตรวจสอบเลขคำขอ</translation>
        </message>
        <message>
            <source>The end lies before the beginning</source>
            <translation>เวลาสิ้นสุดอยู่ก่อนเวลาเริ่ม</translation>
        </message>
        <message>
            <source>Check both times.</source>
            <translation>โปรดตรวจสอบเวลาทั้งสอง</translation>
        </message>
        <message>
            <source>A bookmark needs a note of at most {limit} characters</source>
            <translation>จุดสังเกตต้องมีข้อความ ไม่เกิน {limit} ตัวอักษร</translation>
        </message>
        <message>
            <source>Write what is to be seen there.</source>
            <translation>โปรดระบุสิ่งที่เห็นในภาพ</translation>
        </message>
        <message>
            <source>not recorded</source>
            <translation>ไม่บันทึก</translation>
        </message>
        <message>
            <source>recorded at its times</source>
            <translation>บันทึกตามเวลา</translation>
        </message>
        <message>
            <source>recording starts</source>
            <translation>กำลังเริ่มบันทึก</translation>
        </message>
        <message>
            <source>recording</source>
            <translation>กำลังบันทึก</translation>
        </message>
        <message>
            <source>NOT recorded</source>
            <translation>บันทึกไม่ได้</translation>
        </message>
        <message>
            <source>Do not record</source>
            <translation>ไม่บันทึก</translation>
        </message>
        <message>
            <source>Always</source>
            <translation>ตลอดเวลา</translation>
        </message>
        <message>
            <source>At certain hours</source>
            <translation>ตามเวลาที่กำหนด</translation>
        </message>
        <message>
            <source>Only for holds and requests</source>
            <translation>เฉพาะเมื่อมีการระงับการลบหรือคำขอ</translation>
        </message>
        <message>
            <source>Main stream</source>
            <translation>สตรีมหลัก</translation>
        </message>
        <message>
            <source>Sub stream</source>
            <translation>สตรีมรอง</translation>
        </message>
        <message>
            <source>Nothing was recorded at this moment</source>
            <translation>ไม่มีการบันทึกภาพในช่วงเวลานั้น</translation>
        </message>
        <message>
            <source>Choose another moment on the timeline, or ask the camera's owner for its recorder.</source>
            <translation>เลือกเวลาอื่นบนแถบเวลา หรือขอภาพจากเครื่องบันทึกของหน่วยงานเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>This moment has not come yet</source>
            <translation>ยังไม่ถึงเวลานี้</translation>
        </message>
        <message>
            <source>Go back in time; “Newest” shows the latest footage.</source>
            <translation>ย้อนเวลากลับไป ปุ่ม “ล่าสุด” แสดงภาพที่บันทึกล่าสุด</translation>
        </message>
        <message>
            <source>This camera is not recorded anywhere that is known here</source>
            <translation>ไม่พบว่ากล้องนี้มีการบันทึกไว้ที่ใด</translation>
        </message>
        <message>
            <source>Switch recording on in the register, or enter the owner's recorder there.</source>
            <translation>เปิดการบันทึกในทะเบียน หรือระบุเครื่องบันทึกของหน่วยงานเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>The recording has a gap here</source>
            <translation>การบันทึกขาดช่วงที่เวลานี้</translation>
        </message>
        <message>
            <source>The timeline shows where it goes on; the arrows lead to its edge.</source>
            <translation>แถบเวลาแสดงว่าต่อจากที่ใด ปุ่ม ↑ ↓ ไปยังจุดเริ่มของช่วงถัดไป</translation>
        </message>
        <message>
            <source>The recorder cannot be reached</source>
            <translation>ติดต่อเครื่องบันทึกไม่ได้</translation>
        </message>
        <message>
            <source>Check its address, its power and the network.</source>
            <translation>ตรวจสอบที่อยู่ ไฟเลี้ยง และเครือข่าย</translation>
        </message>
        <message>
            <source>The recorder refuses connections at this port</source>
            <translation>เครื่องบันทึกปฏิเสธการเชื่อมต่อที่พอร์ตนี้</translation>
        </message>
        <message>
            <source>Check the port in the register; the service may be switched off.</source>
            <translation>ตรวจสอบพอร์ตในทะเบียน บริการอาจถูกปิดอยู่</translation>
        </message>
        <message>
            <source>The recorder did not answer in time</source>
            <translation>เครื่องบันทึกไม่ตอบภายในเวลา</translation>
        </message>
        <message>
            <source>Try again; its network may be slow, or its disks may be waking.</source>
            <translation>ลองอีกครั้ง เครือข่ายอาจช้า หรือดิสก์กำลังเริ่มทำงาน</translation>
        </message>
        <message>
            <source>The recorder refused the user name or password</source>
            <translation>เครื่องบันทึกไม่รับชื่อผู้ใช้หรือรหัสผ่าน</translation>
        </message>
        <message>
            <source>Correct it in the register; it is not tried again by itself.</source>
            <translation>แก้ไขในทะเบียน ระบบจะไม่ลองซ้ำเอง</translation>
        </message>
        <message>
            <source>The recorder is busy: all its playback sessions are taken</source>
            <translation>เครื่องบันทึกไม่ว่าง: มีผู้เปิดย้อนดูเต็มจำนวนแล้ว</translation>
        </message>
        <message>
            <source>Close playback at another place, then try again.</source>
            <translation>ปิดการย้อนดูที่อื่น แล้วลองอีกครั้ง</translation>
        </message>
        <message>
            <source>The recorder has no recording of this moment</source>
            <translation>เครื่องบันทึกไม่มีภาพในช่วงเวลานั้น</translation>
        </message>
        <message>
            <source>Choose another moment; it may have been overwritten.</source>
            <translation>เลือกเวลาอื่น ภาพอาจถูกเขียนทับแล้ว</translation>
        </message>
        <message>
            <source>The recorder cannot replay this way</source>
            <translation>เครื่องบันทึกย้อนดูด้วยวิธีนี้ไม่ได้</translation>
        </message>
        <message>
            <source>Ask its owner for a file and open that instead.</source>
            <translation>ขอไฟล์จากหน่วยงานเจ้าของแล้วเปิดไฟล์นั้นแทน</translation>
        </message>
        <message>
            <source>The recorder's answer could not be understood</source>
            <translation>ไม่เข้าใจคำตอบของเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Try again; if it stays so, ask its owner for a file.</source>
            <translation>ลองอีกครั้ง หากยังเป็นอยู่ให้ขอไฟล์จากหน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>The recorder broke off before the end of the recording</source>
            <translation>เครื่องบันทึกตัดการส่งก่อนจบช่วงที่บันทึก</translation>
        </message>
        <message>
            <source>Try again from this moment; what came before is whole.</source>
            <translation>ลองอีกครั้งจากเวลานี้ ภาพก่อนหน้าครบถ้วน</translation>
        </message>
        <message>
            <source>The footage has a video format that cannot be shown here</source>
            <translation>รูปแบบวิดีโอของภาพนี้แสดงที่นี่ไม่ได้</translation>
        </message>
        <message>
            <source>Cut it as a clip and open it with the maker's player.</source>
            <translation>ตัดเป็นคลิปแล้วเปิดด้วยโปรแกรมของผู้ผลิต</translation>
        </message>
        <message>
            <source>This part of the footage is damaged</source>
            <translation>ภาพช่วงนี้เสียหาย</translation>
        </message>
        <message>
            <source>What lies before and after may be whole: go on along the timeline.</source>
            <translation>ช่วงก่อนและหลังอาจสมบูรณ์ เลื่อนต่อบนแถบเวลา</translation>
        </message>
        <message>
            <source>This part of the footage holds no pictures</source>
            <translation>ไฟล์ช่วงนี้ไม่มีภาพ</translation>
        </message>
        <message>
            <source>This file was recorded from another camera</source>
            <translation>ไฟล์นี้บันทึกจากกล้องอื่น</translation>
        </message>
        <message>
            <source>It is not shown. Tell the administrator.</source>
            <translation>จึงไม่แสดง โปรดแจ้งผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>The pictures in this file are of another time than its name says</source>
            <translation>เวลาของภาพในไฟล์ไม่ตรงกับชื่อไฟล์</translation>
        </message>
        <message>
            <source>The footage is not where it was recorded: the disk or medium is missing</source>
            <translation>ไม่พบภาพในที่ที่บันทึกไว้: ดิสก์หรือสื่อไม่อยู่</translation>
        </message>
        <message>
            <source>Connect it again; it is found by itself.</source>
            <translation>เชื่อมต่อสื่ออีกครั้ง ระบบจะพบเอง</translation>
        </message>
        <message>
            <source>This program may not read the footage</source>
            <translation>โปรแกรมไม่มีสิทธิ์อ่านภาพ</translation>
        </message>
        <message>
            <source>Ask the administrator to check the rights of the folder.</source>
            <translation>ขอให้ผู้ดูแลระบบตรวจสอบสิทธิ์ของโฟลเดอร์</translation>
        </message>
        <message>
            <source>The pictures are there, but cannot be drawn</source>
            <translation>มีภาพอยู่ แต่แสดงออกมาไม่ได้</translation>
        </message>
        <message>
            <source>Cut it as a clip: the original pictures are copied unchanged.</source>
            <translation>ตัดเป็นคลิปได้ ภาพต้นฉบับจะถูกคัดลอกโดยไม่เปลี่ยนแปลง</translation>
        </message>
        <message>
            <source>Playback is being started anew</source>
            <translation>กำลังเริ่มการย้อนดูใหม่</translation>
        </message>
        <message>
            <source>It goes on by itself in a moment.</source>
            <translation>จะเล่นต่อเองในอีกสักครู่</translation>
        </message>
        <message>
            <source>No more cameras can be played at a time than {most}</source>
            <translation>เล่นพร้อมกันได้ไม่เกิน {most} กล้อง</translation>
        </message>
        <message>
            <source>Close one of them first.</source>
            <translation>ปิดกล้องหนึ่งตัวก่อน</translation>
        </message>
        <message>
            <source>No camera was chosen</source>
            <translation>ยังไม่ได้เลือกกล้อง</translation>
        </message>
        <message>
            <source>Choose a camera in the list at the left.</source>
            <translation>เลือกกล้องจากรายการด้านซ้าย</translation>
        </message>
        <message>
            <source>Footage cannot be played at this speed</source>
            <translation>เล่นด้วยความเร็วนี้ไม่ได้</translation>
        </message>
        <message>
            <source>Choose a speed from a quarter to sixteen times.</source>
            <translation>เลือกความเร็วตั้งแต่ 1/4 ถึง 16 เท่า</translation>
        </message>
        <message>
            <source>The pictures a second must lie between {least} and {most}</source>
            <translation>จำนวนภาพต่อวินาทีต้องอยู่ระหว่าง {least} ถึง {most}</translation>
        </message>
        <message>
            <source>Give the number that the recorder's settings say, often 25 or 15.</source>
            <translation>ใช้ค่าตามที่ตั้งไว้ในเครื่องบันทึก มักเป็น 25 หรือ 15</translation>
        </message>
        <message>
            <source>The end of the loop lies before its beginning</source>
            <translation>จุดสิ้นสุดของช่วงวนซ้ำอยู่ก่อนจุดเริ่ม</translation>
        </message>
        <message>
            <source>Mark the beginning first, then the end.</source>
            <translation>ทำเครื่องหมายเริ่มก่อน แล้วจึงสิ้นสุด</translation>
        </message>
        <message>
            <source>Nothing of camera {camera} is known to be recorded</source>
            <translation>ไม่พบการบันทึกของกล้อง {camera}</translation>
        </message>
        <message>
            <source>Look further back, or switch recording on in the register.</source>
            <translation>ดูย้อนไปไกลกว่านี้ หรือเปิดการบันทึกในทะเบียน</translation>
        </message>
        <message>
            <source>No camera was chosen for the clip</source>
            <translation>ยังไม่ได้เลือกกล้องสำหรับคลิป</translation>
        </message>
        <message>
            <source>Choose at least one camera.</source>
            <translation>เลือกกล้องอย่างน้อยหนึ่งตัว</translation>
        </message>
        <message>
            <source>The end of the clip lies before its beginning</source>
            <translation>จุดสิ้นสุดของคลิปอยู่ก่อนจุดเริ่ม</translation>
        </message>
        <message>
            <source>A clip can last {hours} h at most</source>
            <translation>คลิปยาวได้ไม่เกิน {hours} ชม.</translation>
        </message>
        <message>
            <source>Cut it in several parts.</source>
            <translation>ตัดเป็นหลายส่วน</translation>
        </message>
        <message>
            <source>The margin can be {minutes} min at most</source>
            <translation>เวลาเผื่อได้ไม่เกิน {minutes} นาที</translation>
        </message>
        <message>
            <source>Give a shorter one, or move the marks.</source>
            <translation>ลดเวลาเผื่อ หรือเลื่อนเครื่องหมาย</translation>
        </message>
        <message>
            <source>The disk is full: the clip was not made</source>
            <translation>ดิสก์เต็ม: ยังไม่ได้ตัดคลิป</translation>
        </message>
        <message>
            <source>Free space or choose another folder, then cut again. Folder: {folder}</source>
            <translation>เพิ่มที่ว่างหรือเลือกโฟลเดอร์อื่น แล้วตัดอีกครั้ง โฟลเดอร์: {folder}</translation>
        </message>
        <message>
            <source>The clip cannot be written into this folder</source>
            <translation>เขียนคลิปลงโฟลเดอร์นี้ไม่ได้</translation>
        </message>
        <message>
            <source>Choose another folder. Folder: {folder}</source>
            <translation>เลือกโฟลเดอร์อื่น โฟลเดอร์: {folder}</translation>
        </message>
        <message>
            <source>The clip could not be made</source>
            <translation>ตัดคลิปไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Cut it again; details are in the program's log.</source>
            <translation>ตัดอีกครั้ง รายละเอียดอยู่ในบันทึกของโปรแกรม</translation>
        </message>
        <message>
            <source>“{value}” is no time</source>
            <translation>“{value}” ไม่ใช่เวลา</translation>
        </message>
        <message>
            <source>Write it like {day_example} 14:05:09, 14:05 or -5 min.</source>
            <translation>พิมพ์เช่น {day_example} 14:05:09, 14:05 หรือ -5 นาที</translation>
        </message>
        <message>
            <source>There is no recorder {recorder}</source>
            <translation>ไม่มีเครื่องบันทึกภาพ {recorder}</translation>
        </message>
        <message>
            <source>See “vms-desktop recorders list” for those there are.</source>
            <translation>ดูรายการที่มีด้วยคำสั่ง “vms-desktop recorders list”</translation>
        </message>
        <message>
            <source>Recorder {recorder} cannot be reached</source>
            <translation>ติดต่อเครื่องบันทึกภาพ {recorder} ไม่ได้</translation>
        </message>
        <message>
            <source>Check its address, the network and its power.</source>
            <translation>ตรวจสอบที่อยู่ เครือข่าย และไฟเลี้ยงของเครื่อง</translation>
        </message>
        <message>
            <source>Recorder {recorder} refuses connections at this port</source>
            <translation>เครื่องบันทึกภาพ {recorder} ไม่รับการเชื่อมต่อที่พอร์ตนี้</translation>
        </message>
        <message>
            <source>Check the port; the service may be switched off in the recorder.</source>
            <translation>ตรวจสอบหมายเลขพอร์ต บริการอาจถูกปิดไว้ในเครื่องบันทึกภาพ</translation>
        </message>
        <message>
            <source>Recorder {recorder} did not answer in time</source>
            <translation>เครื่องบันทึกภาพ {recorder} ไม่ตอบภายในเวลา</translation>
        </message>
        <message>
            <source>Try again; if it stays so, check the network or restart the recorder.</source>
            <translation>ลองอีกครั้ง หากยังเป็นเช่นเดิมให้ตรวจสอบเครือข่ายหรือเริ่มเครื่องบันทึกภาพใหม่</translation>
        </message>
        <message>
            <source>Recorder {recorder} refused the user name or password</source>
            <translation>เครื่องบันทึกภาพ {recorder} ไม่ยอมรับชื่อผู้ใช้หรือรหัสผ่าน</translation>
        </message>
        <message>
            <source>Ask its owner for an account that may play recordings.</source>
            <translation>ขอบัญชีที่มีสิทธิ์ดูภาพย้อนหลังจากหน่วยงานเจ้าของเครื่อง</translation>
        </message>
        <message>
            <source>Recorder {recorder} does not answer by ONVIF</source>
            <translation>เครื่องบันทึกภาพ {recorder} ไม่ตอบด้วย ONVIF</translation>
        </message>
        <message>
            <source>Check address and port, or enter it under its make.</source>
            <translation>ตรวจสอบที่อยู่และพอร์ต หรือระบุเครื่องตามยี่ห้อ</translation>
        </message>
        <message>
            <source>The answer of recorder {recorder} could not be understood</source>
            <translation>อ่านคำตอบของเครื่องบันทึกภาพ {recorder} ไม่ได้</translation>
        </message>
        <message>
            <source>Try again; choose another kind of recorder if it stays so.</source>
            <translation>ลองอีกครั้ง หากยังเป็นเช่นเดิมให้เลือกชนิดเครื่องอื่น</translation>
        </message>
        <message>
            <source>Recorder {recorder} does not replay by ONVIF</source>
            <translation>เครื่องบันทึกภาพ {recorder} ดูย้อนหลังด้วย ONVIF ไม่ได้</translation>
        </message>
        <message>
            <source>Switch ONVIF on in it, or enter it under its make.</source>
            <translation>เปิดใช้ ONVIF ในเครื่อง หรือระบุเครื่องตามยี่ห้อ</translation>
        </message>
        <message>
            <source>Recorder {recorder} plays for others and is full</source>
            <translation>เครื่องบันทึกภาพ {recorder} กำลังเล่นให้ผู้อื่นจนเต็ม</translation>
        </message>
        <message>
            <source>Close playback elsewhere, or wait a moment and try again.</source>
            <translation>ปิดการดูย้อนหลังที่อื่น หรือรอสักครู่แล้วลองอีกครั้ง</translation>
        </message>
        <message>
            <source>Recorder {recorder} has no recording {channel}</source>
            <translation>เครื่องบันทึกภาพ {recorder} ไม่มีการบันทึก {channel}</translation>
        </message>
        <message>
            <source>Test the recorder and assign its channels anew.</source>
            <translation>ทดสอบเครื่องบันทึกภาพแล้วจับคู่ช่องใหม่</translation>
        </message>
        <message>
            <source>How recorder {recorder} is asked is not known any more ({kind})</source>
            <translation>ไม่พบรูปแบบที่อยู่ของเครื่องบันทึกภาพ {recorder} แล้ว ({kind})</translation>
        </message>
        <message>
            <source>Put its form back into recorder_addresses.json, or choose another kind.</source>
            <translation>นำรูปแบบกลับไว้ใน recorder_addresses.json หรือเลือกชนิดอื่น</translation>
        </message>
        <message>
            <source>A recorder needs a name of at most {most} characters</source>
            <translation>เครื่องบันทึกภาพต้องมีชื่อไม่เกิน {most} ตัวอักษร</translation>
        </message>
        <message>
            <source>Give it a name that people know it by.</source>
            <translation>ตั้งชื่อที่ผู้ปฏิบัติงานรู้จัก</translation>
        </message>
        <message>
            <source>There is a recorder {name} already</source>
            <translation>มีเครื่องบันทึกภาพชื่อ {name} อยู่แล้ว</translation>
        </message>
        <message>
            <source>Recorders of kind {kind} are not known</source>
            <translation>ไม่รู้จักเครื่องบันทึกภาพชนิด {kind}</translation>
        </message>
        <message>
            <source>Choose one of: {known}</source>
            <translation>เลือกจาก: {known}</translation>
        </message>
        <message>
            <source>“{channel}” is no channel</source>
            <translation>“{channel}” ไม่ใช่ช่อง</translation>
        </message>
        <message>
            <source>Enter the channel's number, or the recording's token of an ONVIF recorder.</source>
            <translation>ระบุหมายเลขช่อง หรือรหัสการบันทึก (token) ของเครื่อง ONVIF</translation>
        </message>
        <message>
            <source>A recorder keeps between 1 and {most} days</source>
            <translation>จำนวนวันที่เครื่องบันทึกภาพเก็บต้องอยู่ระหว่าง 1 ถึง {most}</translation>
        </message>
        <message>
            <source>Enter how many days its footage reaches back.</source>
            <translation>ระบุจำนวนวันที่ดูภาพย้อนหลังได้</translation>
        </message>
        <message>
            <source>This is no time zone</source>
            <translation>เขตเวลาไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>Enter hours east of UTC between −14 and 14; Thailand is 7.</source>
            <translation>ระบุจำนวนชั่วโมงจาก UTC ระหว่าง −14 ถึง 14 ประเทศไทยคือ 7</translation>
        </message>
        <message>
            <source>The file with the forms of recorders' addresses cannot be used</source>
            <translation>ใช้แฟ้มรูปแบบที่อยู่ของเครื่องบันทึกภาพไม่ได้</translation>
        </message>
        <message>
            <source>Correct it or take it away; then the program's own are used. File: {path}</source>
            <translation>แก้ไขหรือนำแฟ้มออก แล้วโปรแกรมจะใช้รูปแบบของตนเอง แฟ้ม: {path}</translation>
        </message>
        <message>
            <source>Give a number between them.</source>
            <translation>ระบุตัวเลขในช่วงนี้</translation>
        </message>
        <message>
            <source>Recordings can take from {least} to {most} % of their disk</source>
            <translation>ภาพบันทึกใช้เนื้อที่ได้ตั้งแต่ {least} ถึง {most} % ของดิสก์</translation>
        </message>
        <message>
            <source>Days that footage is kept: from {least} to {most}</source>
            <translation>จำนวนวันที่เก็บภาพ: {least} ถึง {most}</translation>
        </message>
        <message>
            <source>A make needs a name. Most characters: {most}</source>
            <translation>ต้องระบุชื่อยี่ห้อ ไม่เกิน {most} ตัวอักษร</translation>
        </message>
        <message>
            <source>Two channels have the camera {camera}</source>
            <translation>กล้อง {camera} อยู่ที่สองช่อง</translation>
        </message>
        <message>
            <source>Give the name that stands on the recorder.</source>
            <translation>ใช้ชื่อที่อยู่บนเครื่องบันทึก</translation>
        </message>
        <message>
            <source>Recorder {recorder} is asked by this form of address</source>
            <translation>เครื่องบันทึก {recorder} ใช้รูปแบบที่อยู่นี้อยู่</translation>
        </message>
        <message>
            <source>Choose another kind for it first.</source>
            <translation>เลือกชนิดอื่นให้เครื่องบันทึกนั้นก่อน</translation>
        </message>
        <message>
            <source>No channel is entered yet</source>
            <translation>ยังไม่ได้ระบุช่อง</translation>
        </message>
        <message>
            <source>Enter at least one channel's number and choose its camera.</source>
            <translation>ระบุหมายเลขช่องอย่างน้อยหนึ่งช่อง แล้วเลือกกล้อง</translation>
        </message>
        <message>
            <source>“{value}” is no camera of the register</source>
            <translation>ไม่มีกล้อง “{value}” ในทะเบียน</translation>
        </message>
        <message>
            <source>Choose one from the list that opens while you type, or empty the field.</source>
            <translation>เลือกจากรายการที่เปิดขึ้นขณะพิมพ์ หรือลบข้อความในช่องนี้</translation>
        </message>
        <message>
            <source>Leave it at one of them.</source>
            <translation>ให้เหลือไว้ช่องเดียว</translation>
        </message>
        <message>
            <source>This form of address cannot be used: {part}</source>
            <translation>ใช้รูปแบบที่อยู่นี้ไม่ได้: {part}</translation>
        </message>
        <message>
            <source>Write it like those that come with the program.</source>
            <translation>เขียนตามแบบที่มากับโปรแกรม</translation>
        </message>
        <message>
            <source>There is a package of this name already: {folder}</source>
            <translation>มีชุดชื่อนี้อยู่แล้ว: {folder}</translation>
        </message>
        <message>
            <source>Nothing was overwritten. Give the next delivery its own number, or choose another folder.</source>
            <translation>ไม่มีสิ่งใดถูกเขียนทับ ให้ใช้เลขครั้งที่ส่งมอบถัดไป หรือเลือกโฟลเดอร์อื่น</translation>
        </message>
        <message>
            <source>The package {name} is being made already</source>
            <translation>กำลังจัดทำชุด {name} อยู่แล้ว</translation>
        </message>
        <message>
            <source>Wait until it is done.</source>
            <translation>โปรดรอให้เสร็จ</translation>
        </message>
        <message>
            <source>There is no space for the package in {folder}</source>
            <translation>ไม่มีพื้นที่สำหรับชุดพยานหลักฐานใน {folder}</translation>
        </message>
        <message>
            <source>Nothing half made was left. Free space or choose another place, then do it again.</source>
            <translation>ไม่มีไฟล์ค้างไว้ ให้เพิ่มพื้นที่หรือเลือกที่อื่น แล้วทำใหม่</translation>
        </message>
        <message>
            <source>{folder} takes no files as large as these</source>
            <translation>{folder} รับไฟล์ขนาดนี้ไม่ได้</translation>
        </message>
        <message>
            <source>Choose a medium formatted as exFAT or NTFS.</source>
            <translation>เลือกสื่อบันทึกที่ฟอร์แมตเป็น exFAT หรือ NTFS</translation>
        </message>
        <message>
            <source>Nothing may be written to {folder}</source>
            <translation>เขียนลงใน {folder} ไม่ได้</translation>
        </message>
        <message>
            <source>Take the write protection off, check the rights, or choose another place.</source>
            <translation>ปลดการป้องกันการเขียน ตรวจสิทธิ์ หรือเลือกที่อื่น</translation>
        </message>
        <message>
            <source>The medium was lost while it was written to: {folder}</source>
            <translation>สื่อบันทึกหลุดระหว่างการเขียน: {folder}</translation>
        </message>
        <message>
            <source>The copy on it is not whole; it has a hidden name and is taken away by the next copy. Connect it again and copy anew.</source>
            <translation>สำเนาบนสื่อไม่ครบและซ่อนชื่อไว้ การทำสำเนาครั้งถัดไปจะลบออก ให้ต่อสื่อใหม่แล้วทำสำเนาอีกครั้ง</translation>
        </message>
        <message>
            <source>The package could not be written to {folder}</source>
            <translation>เขียนชุดพยานหลักฐานลงใน {folder} ไม่ได้</translation>
        </message>
        <message>
            <source>Check the disk or medium, then do it again.</source>
            <translation>ตรวจดิสก์หรือสื่อบันทึก แล้วทำใหม่</translation>
        </message>
        <message>
            <source>A file for the package cannot be read: {file}</source>
            <translation>อ่านไฟล์สำหรับชุดพยานหลักฐานไม่ได้: {file}</translation>
        </message>
        <message>
            <source>Check that it is still where it was, then do it again.</source>
            <translation>ตรวจว่าไฟล์ยังอยู่ที่เดิม แล้วทำใหม่</translation>
        </message>
        <message>
            <source>A file was changed since it was made: {file}</source>
            <translation>ไฟล์ถูกแก้ไขหลังจากจัดทำ: {file}</translation>
        </message>
        <message>
            <source>Nothing was made of it. Tell the supervisor, and cut the clip again.</source>
            <translation>ไม่ได้นำไปใช้ ให้แจ้งหัวหน้าเวร แล้วตัดภาพใหม่</translation>
        </message>
        <message>
            <source>What was written does not read back the same: {file}</source>
            <translation>อ่านกลับแล้วไม่ตรงกับที่เขียน: {file}</translation>
        </message>
        <message>
            <source>The package was not kept. The disk or medium is not to be trusted: use another one.</source>
            <translation>ไม่ได้เก็บชุดนี้ไว้ ดิสก์หรือสื่อบันทึกไม่น่าเชื่อถือ ให้ใช้อันอื่น</translation>
        </message>
        <message>
            <source>{path} is not there</source>
            <translation>ไม่พบ {path}</translation>
        </message>
        <message>
            <source>Check its name and place.</source>
            <translation>ตรวจชื่อและตำแหน่ง</translation>
        </message>
        <message>
            <source>{path} cannot be read</source>
            <translation>อ่าน {path} ไม่ได้</translation>
        </message>
        <message>
            <source>Check the rights and the medium, then do it again.</source>
            <translation>ตรวจสิทธิ์และสื่อบันทึก แล้วลองใหม่</translation>
        </message>
        <message>
            <source>This is no evidence package</source>
            <translation>ไม่ใช่ชุดพยานหลักฐาน</translation>
        </message>
        <message>
            <source>Choose the folder with manifest.json, or the package's ZIP file.</source>
            <translation>เลือกโฟลเดอร์ที่มี manifest.json หรือไฟล์ ZIP ของชุด</translation>
        </message>
        <message>
            <source>A newer program made this package ({format})</source>
            <translation>ชุดนี้ทำด้วยโปรแกรมรุ่นใหม่กว่า ({format})</translation>
        </message>
        <message>
            <source>Check it with a newer version of this program.</source>
            <translation>ปรับรุ่นโปรแกรมก่อนตรวจ</translation>
        </message>
        <message>
            <source>There are more than {most} files: no evidence package has so many</source>
            <translation>มีไฟล์เกิน {most} ไฟล์ ไม่ใช่ชุดพยานหลักฐาน</translation>
        </message>
        <message>
            <source>Do not unpack it; ask where it came from.</source>
            <translation>อย่าแตกไฟล์ ให้สอบถามผู้ส่ง</translation>
        </message>
        <message>
            <source>The ZIP file is damaged or not whole</source>
            <translation>ไฟล์ ZIP เสียหายหรือไม่ครบ</translation>
        </message>
        <message>
            <source>Copy it again from where it came, and check that.</source>
            <translation>คัดลอกจากสื่อต้นทางใหม่ แล้วตรวจอีกครั้ง</translation>
        </message>
        <message>
            <source>This package is encrypted</source>
            <translation>ชุดนี้เข้ารหัสไว้</translation>
        </message>
        <message>
            <source>Give the passphrase that was told separately.</source>
            <translation>ใส่รหัสผ่านที่ได้รับแยกต่างหาก</translation>
        </message>
        <message>
            <source>The passphrase is wrong</source>
            <translation>รหัสผ่านไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>Check spelling and keyboard, then give it again. If it is lost, ask the desk for a new copy.</source>
            <translation>ตรวจตัวสะกดและภาษาแป้นพิมพ์ แล้วใส่ใหม่ ถ้ารหัสผ่านหายให้ขอชุดใหม่จากศูนย์</translation>
        </message>
        <message>
            <source>This copy of the program cannot open encrypted files</source>
            <translation>โปรแกรมนี้เปิดไฟล์เข้ารหัสไม่ได้</translation>
        </message>
        <message>
            <source>Install it again, or unpack with 7-Zip and check the folder.</source>
            <translation>ติดตั้งโปรแกรมใหม่ หรือแตกไฟล์ด้วย 7-Zip แล้วตรวจโฟลเดอร์</translation>
        </message>
        <message>
            <source>This is no fingerprint of a key</source>
            <translation>ไม่ใช่ลายนิ้วมือกุญแจ</translation>
        </message>
        <message>
            <source>Give at least {least} hexadecimal digits, or a PEM file.</source>
            <translation>ใส่เลขฐานสิบหกอย่างน้อย {least} หลัก หรือไฟล์ PEM</translation>
        </message>
        <message>
            <source>{path} holds no Ed25519 public key</source>
            <translation>{path} ไม่ใช่กุญแจสาธารณะ Ed25519</translation>
        </message>
        <message>
            <source>Choose a public-key.pem.</source>
            <translation>เลือกไฟล์ public-key.pem</translation>
        </message>
        <message>
            <source>The passphrase is too short or too simple</source>
            <translation>รหัสผ่านสั้นหรือง่ายเกินไป</translation>
        </message>
        <message>
            <source>Use at least {least} letters, not the same ones again and again, or have one made.</source>
            <translation>ใช้อย่างน้อย {least} ตัวอักษรที่ไม่ซ้ำกันมาก หรือให้โปรแกรมสร้างให้</translation>
        </message>
        <message>
            <source>There is no such request</source>
            <translation>ไม่มีคำขอนี้</translation>
        </message>
        <message>
            <source>Check the number, or search the list.</source>
            <translation>ตรวจสอบเลขที่คำขอ หรือค้นหาในรายการ</translation>
        </message>
        <message>
            <source>{name} has changed the request meanwhile</source>
            <translation>{name} แก้ไขคำขอนี้ไปแล้วระหว่างนี้</translation>
        </message>
        <message>
            <source>Nothing of yours was stored. Look at the request as it is now, then do it again if it is still needed.</source>
            <translation>ยังไม่ได้บันทึกสิ่งที่ท่านทำ ดูคำขอตามที่เป็นอยู่ แล้วทำอีกครั้งหากยังจำเป็น</translation>
        </message>
        <message>
            <source>This cannot be done with the request as it stands</source>
            <translation>ทำขั้นตอนนี้กับคำขอในสถานะปัจจุบันไม่ได้</translation>
        </message>
        <message>
            <source>Look at its state; the next steps are offered there.</source>
            <translation>ดูสถานะของคำขอ ขั้นตอนถัดไปแสดงไว้ที่นั่น</translation>
        </message>
        <message>
            <source>A reason is needed</source>
            <translation>ต้องระบุเหตุผล</translation>
        </message>
        <message>
            <source>Write in a few words why.</source>
            <translation>ระบุเหตุผลสั้น ๆ</translation>
        </message>
        <message>
            <source>Another person with the right to approve decides.</source>
            <translation>ให้ผู้มีอำนาจอนุญาตคนอื่นพิจารณา</translation>
        </message>
        <message>
            <source>Nobody has approved this yet</source>
            <translation>ยังไม่มีผู้อนุญาต</translation>
        </message>
        <message>
            <source>Submit the request, or have the oral order signed for.</source>
            <translation>เสนอคำขอเพื่อพิจารณา หรือให้ผู้สั่งด้วยวาจาลงนามรับรอง</translation>
        </message>
        <message>
            <source>{name} gave the order and has to sign for it</source>
            <translation>{name} เป็นผู้สั่งด้วยวาจา จึงต้องเป็นผู้ลงนามรับรอง</translation>
        </message>
        <message>
            <source>Ask that person to sign in and confirm it.</source>
            <translation>ขอให้ผู้นั้นเข้าสู่ระบบแล้วยืนยัน</translation>
        </message>
        <message>
            <source>This person may not approve all of these cameras: {name}</source>
            <translation>ผู้นี้ไม่มีอำนาจอนุญาตกล้องทั้งหมดนี้: {name}</translation>
        </message>
        <message>
            <source>Name somebody who may, or fewer cameras.</source>
            <translation>ระบุผู้ที่มีอำนาจ หรือลดจำนวนกล้อง</translation>
        </message>
        <message>
            <source>The paper of the oral order is still missing</source>
            <translation>ยังไม่ได้รับเอกสารตามคำสั่งด้วยวาจา</translation>
        </message>
        <message>
            <source>Record that it has come, then close the request.</source>
            <translation>บันทึกการรับเอกสารก่อน แล้วจึงปิดเรื่อง</translation>
        </message>
        <message>
            <source>A signed receipt is still missing</source>
            <translation>ยังไม่มีใบรับมอบที่ลงนาม</translation>
        </message>
        <message>
            <source>Attach the scan of the signed receipt, then close the request.</source>
            <translation>แนบสำเนาใบรับมอบที่ลงนามก่อน แล้วจึงปิดเรื่อง</translation>
        </message>
        <message>
            <source>There is no sealed package to hand over</source>
            <translation>ไม่มีชุดพยานหลักฐานที่ผนึกแล้วสำหรับส่งมอบ</translation>
        </message>
        <message>
            <source>Make the copy first, or choose another package.</source>
            <translation>จัดทำสำเนาก่อน หรือเลือกชุดอื่น</translation>
        </message>
        <message>
            <source>There is no oral order that waits for this</source>
            <translation>ไม่มีคำสั่งด้วยวาจาที่รอดำเนินการนี้</translation>
        </message>
        <message>
            <source>Look at the request as it is now.</source>
            <translation>ดูคำขอตามที่เป็นอยู่</translation>
        </message>
        <message>
            <source>A copy for this request is being made already</source>
            <translation>กำลังจัดทำสำเนาของคำขอนี้อยู่แล้ว</translation>
        </message>
        <message>
            <source>Wait until it is done, or cancel it.</source>
            <translation>รอจนเสร็จ หรือยกเลิกก่อน</translation>
        </message>
        <message>
            <source>The requester wants a copy, not only to see the footage</source>
            <translation>ผู้ขอต้องการสำเนา ไม่ใช่เพียงขอดูภาพ</translation>
        </message>
        <message>
            <source>Make the copy and hand it over.</source>
            <translation>จัดทำสำเนาแล้วส่งมอบ</translation>
        </message>
        <message>
            <source>No camera and no time is chosen</source>
            <translation>ยังไม่ได้เลือกกล้องและช่วงเวลา</translation>
        </message>
        <message>
            <source>Choose at least one stretch, or refuse the request.</source>
            <translation>เลือกอย่างน้อยหนึ่งช่วง หรือไม่อนุญาตคำขอ</translation>
        </message>
        <message>
            <source>This goes beyond what was asked for: {camera}</source>
            <translation>เกินกว่าที่ขอไว้: {camera}</translation>
        </message>
        <message>
            <source>Stay within the times of the request.</source>
            <translation>เลือกเฉพาะช่วงเวลาที่อยู่ในคำขอ</translation>
        </message>
        <message>
            <source>This goes beyond what was approved: {camera}</source>
            <translation>เกินกว่าที่ได้รับอนุญาต: {camera}</translation>
        </message>
        <message>
            <source>Copy only approved cameras and minutes, or have more approved.</source>
            <translation>จัดทำสำเนาเฉพาะกล้องและช่วงเวลาที่อนุญาต หรือขออนุญาตเพิ่ม</translation>
        </message>
        <message>
            <source>The request no longer asks for this camera and time</source>
            <translation>คำขอไม่มีกล้องและช่วงเวลานี้แล้ว</translation>
        </message>
        <message>
            <source>The request has no such package</source>
            <translation>คำขอนี้ไม่มีชุดพยานหลักฐานดังกล่าว</translation>
        </message>
        <message>
            <source>This copy is not being made any more</source>
            <translation>การจัดทำสำเนานี้สิ้นสุดไปแล้ว</translation>
        </message>
        <message>
            <source>This package is not with the receiver</source>
            <translation>ชุดพยานหลักฐานนี้ไม่ได้อยู่กับผู้รับมอบ</translation>
        </message>
        <message>
            <source>The request is still open: {number}</source>
            <translation>คำขอยังไม่ปิดเรื่อง: {number}</translation>
        </message>
        <message>
            <source>Close or cancel it before its footage is released.</source>
            <translation>ปิดเรื่องหรือยกเลิกก่อนปล่อยภาพที่ระงับการลบไว้</translation>
        </message>
        <message>
            <source>The request has no such attachment</source>
            <translation>คำขอนี้ไม่มีไฟล์แนบดังกล่าว</translation>
        </message>
        <message>
            <source>Attach the file again.</source>
            <translation>แนบไฟล์อีกครั้ง</translation>
        </message>
        <message>
            <source>The attachment is not in the data folder of this workstation: {name}</source>
            <translation>ไม่มีไฟล์แนบในโฟลเดอร์ข้อมูลของเครื่องนี้: {name}</translation>
        </message>
        <message>
            <source>The attachment was changed after it was stored and is not shown: {name}</source>
            <translation>ไฟล์แนบถูกเปลี่ยนแปลงหลังการจัดเก็บ จึงไม่แสดง: {name}</translation>
        </message>
        <message>
            <source>Tell the administrator; restore the file from a backup.</source>
            <translation>แจ้งผู้ดูแลระบบ และกู้คืนไฟล์จากข้อมูลสำรอง</translation>
        </message>
        <message>
            <source>The file is empty: {name}</source>
            <translation>ไฟล์ว่างเปล่า: {name}</translation>
        </message>
        <message>
            <source>Scan or save it again.</source>
            <translation>สแกนหรือบันทึกใหม่</translation>
        </message>
        <message>
            <source>This kind of file is not taken: {name}</source>
            <translation>ไม่รับไฟล์ชนิดนี้: {name}</translation>
        </message>
        <message>
            <source>Attach a PDF or a picture (JPEG, PNG, TIFF, HEIC). Save office documents as PDF.</source>
            <translation>แนบไฟล์ PDF หรือภาพ (JPEG, PNG, TIFF, HEIC) เอกสารสำนักงานให้บันทึกเป็น PDF</translation>
        </message>
        <message>
            <source>The file is not what its name says: {name}</source>
            <translation>เนื้อหาไฟล์ไม่ตรงกับนามสกุลไฟล์: {name}</translation>
        </message>
        <message>
            <source>Ask where it comes from. If it is harmless, save it again with the right type.</source>
            <translation>ตรวจสอบที่มาของไฟล์ หากปลอดภัยให้บันทึกใหม่เป็นชนิดที่ถูกต้อง</translation>
        </message>
        <message>
            <source>The file is larger than {limit} MB: {name}</source>
            <translation>ไฟล์ใหญ่กว่า {limit} MB: {name}</translation>
        </message>
        <message>
            <source>Scan with a lower resolution, or attach it in parts.</source>
            <translation>สแกนด้วยความละเอียดต่ำลง หรือแบ่งเป็นหลายไฟล์</translation>
        </message>
        <message>
            <source>The file cannot be read: {name}</source>
            <translation>อ่านไฟล์ไม่ได้: {name}</translation>
        </message>
        <message>
            <source>Check that it is there and not open elsewhere.</source>
            <translation>ตรวจสอบว่าไฟล์ยังอยู่และไม่ได้เปิดในโปรแกรมอื่น</translation>
        </message>
        <message>
            <source>This pattern of numbers cannot be used: {pattern}</source>
            <translation>ใช้รูปแบบเลขที่นี้ไม่ได้: {pattern}</translation>
        </message>
        <message>
            <source>It must hold the year and the running number once each, with a sign between them; the help has an example.</source>
            <translation>ต้องมีปีและเลขลำดับอย่างละหนึ่งครั้งโดยมีเครื่องหมายคั่น ดูตัวอย่างในคู่มือ</translation>
        </message>
        <message>
            <source>The text is too long; characters at most: {limit}</source>
            <translation>ข้อความยาวเกินไป จำนวนตัวอักษรสูงสุด: {limit}</translation>
        </message>
        <message>
            <source>Too many cameras; at most: {limit}</source>
            <translation>จำนวนกล้องเกินกำหนด สูงสุด: {limit}</translation>
        </message>
        <message>
            <source>Too much footage of a camera; hours at most: {limit}</source>
            <translation>ช่วงเวลาของกล้องเกินกำหนด จำนวนชั่วโมงสูงสุด: {limit}</translation>
        </message>
        <message>
            <source>The value must be between {least} and {most}</source>
            <translation>ค่าต้องอยู่ระหว่าง {least} ถึง {most}</translation>
        </message>
        <message>
            <source>The last day for the documents is too far away</source>
            <translation>วันสุดท้ายที่รอเอกสารอยู่ไกลเกินไป</translation>
        </message>
        <message>
            <source>Look at the year; enter a day within one year.</source>
            <translation>ตรวจสอบปีที่ระบุ แล้วระบุวันภายในหนึ่งปี</translation>
        </message>
        <message>
            <source>Enter another value.</source>
            <translation>กรอกค่าใหม่</translation>
        </message>
        <message>
            <source>This has to be filled in</source>
            <translation>ต้องกรอกช่องนี้</translation>
        </message>
        <message>
            <source>Enter it, then go on.</source>
            <translation>กรอกข้อมูลแล้วดำเนินการต่อ</translation>
        </message>
        <message>
            <source>Shorten it, or attach it as a document.</source>
            <translation>ย่อข้อความ หรือแนบเป็นเอกสาร</translation>
        </message>
        <message>
            <source>The place on the map is not complete</source>
            <translation>ตำแหน่งบนแผนที่ไม่ครบถ้วน</translation>
        </message>
        <message>
            <source>Enter latitude, longitude and a radius of at most 50 km.</source>
            <translation>ระบุละติจูด ลองจิจูด และรัศมีไม่เกิน 50 กม.</translation>
        </message>
        <message>
            <source>The footage asked for ends before it begins</source>
            <translation>ช่วงเวลาที่ขอสิ้นสุดก่อนเวลาเริ่ม</translation>
        </message>
        <message>
            <source>A time lies far in the future</source>
            <translation>เวลาที่ระบุอยู่ในอนาคตไกลเกินไป</translation>
        </message>
        <message>
            <source>Check whether the year is of the Buddhist era.</source>
            <translation>ตรวจสอบว่าปีเป็นพุทธศักราชหรือไม่</translation>
        </message>
        <message>
            <source>Leave out cameras, or have the limit for this kind of requester changed.</source>
            <translation>ลดจำนวนกล้อง หรือให้ปรับเพดานของผู้ขอประเภทนี้</translation>
        </message>
        <message>
            <source>Shorten the times, or have the limit for this kind of requester changed.</source>
            <translation>ลดช่วงเวลา หรือให้ปรับเพดานของผู้ขอประเภทนี้</translation>
        </message>
        <message>
            <source>This does not look like the number of an official letter</source>
            <translation>ไม่เหมือนเลขที่หนังสือราชการ</translation>
        </message>
        <message>
            <source>Usually it is like สป 0017.2/ว 303. It may be right all the same.</source>
            <translation>โดยทั่วไปเป็นแบบ สป ๐๐๑๗.๒/ว ๓๐๓ แต่อาจถูกต้องแล้วก็ได้</translation>
        </message>
        <message>
            <source>The last day of an appeal lies in the past</source>
            <translation>วันสุดท้ายของการอุทธรณ์เป็นวันที่ผ่านมาแล้ว</translation>
        </message>
        <message>
            <source>Choose today or a later day.</source>
            <translation>เลือกวันนี้หรือวันถัดไป</translation>
        </message>
        <message>
            <source>{file} is not a clip that was cut here, or the JSON file beside it is missing</source>
            <translation>{file} ไม่ใช่คลิปภาพที่ตัดจากที่นี่ หรือไม่มีไฟล์ JSON อยู่ข้างกัน</translation>
        </message>
        <message>
            <source>Choose the clip's video file in the folder it was cut into, with its JSON file.</source>
            <translation>เลือกไฟล์วิดีโอของคลิปในโฟลเดอร์ที่ตัดไว้ ซึ่งมีไฟล์ JSON อยู่ด้วย</translation>
        </message>
        <message>
            <source>No area is covered yet</source>
            <translation>ยังไม่มีพื้นที่ปิดบัง</translation>
        </message>
        <message>
            <source>Draw one on the picture first.</source>
            <translation>วาดพื้นที่บนภาพก่อน</translation>
        </message>
        <message>
            <source>Area {number} cannot be covered as it is drawn</source>
            <translation>พื้นที่ {number} ที่วาดไว้ใช้ปิดบังไม่ได้</translation>
        </message>
        <message>
            <source>Delete it and draw it anew.</source>
            <translation>ลบแล้ววาดใหม่</translation>
        </message>
        <message>
            <source>There are too many key frames</source>
            <translation>จุดกำหนดมากเกินไป</translation>
        </message>
        <message>
            <source>Make the copy in two parts, or delete key frames that change little.</source>
            <translation>ทำสำเนาเป็นสองช่วง หรือลบจุดกำหนดที่แทบไม่ต่างกัน</translation>
        </message>
        <message>
            <source>No moment is chosen for a still</source>
            <translation>ยังไม่ได้เลือกเวลาของภาพนิ่ง</translation>
        </message>
        <message>
            <source>Choose at least one.</source>
            <translation>เลือกอย่างน้อยหนึ่งเวลา</translation>
        </message>
        <message>
            <source>More than {limit} stills are not made at once</source>
            <translation>ทำภาพนิ่งได้ครั้งละไม่เกิน {limit} ภาพ</translation>
        </message>
        <message>
            <source>Choose fewer moments.</source>
            <translation>เลือกเวลาให้น้อยลง</translation>
        </message>
        <message>
            <source>The end is before the beginning</source>
            <translation>เวลาสิ้นสุดอยู่ก่อนเวลาเริ่ม</translation>
        </message>
        <message>
            <source>Correct the times.</source>
            <translation>แก้ไขเวลา</translation>
        </message>
        <message>
            <source>This request number cannot be used</source>
            <translation>ใช้เลขที่คำขอนี้ไม่ได้</translation>
        </message>
        <message>
            <source>It may have {limit} characters at most, on one line.</source>
            <translation>ยาวได้ไม่เกิน {limit} ตัวอักษรในบรรทัดเดียว</translation>
        </message>
        <message>
            <source>The original is no longer as it was when it was cut: its SHA-256 differs</source>
            <translation>ต้นฉบับไม่เหมือนเมื่อตัดไว้แล้ว: ค่า SHA-256 ไม่ตรงกัน</translation>
        </message>
        <message>
            <source>No copy was made. Keep the file, tell your supervisor, and cut the clip anew.</source>
            <translation>ไม่ได้ทำสำเนา เก็บไฟล์นี้ไว้ แจ้งหัวหน้าเวร แล้วตัดคลิปใหม่</translation>
        </message>
        <message>
            <source>The clip has no pictures of this time</source>
            <translation>คลิปนี้ไม่มีภาพในช่วงเวลานี้</translation>
        </message>
        <message>
            <source>Choose another time, or copy all of it.</source>
            <translation>เลือกเวลาอื่น หรือทำสำเนาทั้งคลิป</translation>
        </message>
        <message>
            <source>There is no room left in {folder} for the copy</source>
            <translation>ไม่มีที่ว่างใน {folder} สำหรับสำเนา</translation>
        </message>
        <message>
            <source>Nothing unfinished was left there. Make room or choose another folder.</source>
            <translation>ไม่มีไฟล์ที่ทำค้างเหลืออยู่ เพิ่มที่ว่างหรือเลือกโฟลเดอร์อื่น</translation>
        </message>
        <message>
            <source>Choose a folder on another disk, or make the copy in parts.</source>
            <translation>เลือกโฟลเดอร์ในดิสก์อื่น หรือทำสำเนาเป็นช่วง</translation>
        </message>
        <message>
            <source>The copy cannot be written into {folder}</source>
            <translation>เขียนสำเนาลงใน {folder} ไม่ได้</translation>
        </message>
        <message>
            <source>Check that the folder is there and may be written to, or choose another.</source>
            <translation>ตรวจสอบว่ามีโฟลเดอร์และเขียนได้ หรือเลือกโฟลเดอร์อื่น</translation>
        </message>
        <message>
            <source>The process that decodes the clip ended unexpectedly</source>
            <translation>โปรแกรมย่อยที่ถอดรหัสคลิปหยุดทำงานกะทันหัน</translation>
        </message>
        <message>
            <source>Nothing unfinished was left. Try again; if it stays so, the file may be damaged.</source>
            <translation>ไม่มีไฟล์ที่ทำค้างเหลืออยู่ ลองอีกครั้ง หากยังเป็นอยู่ ไฟล์อาจเสียหาย</translation>
        </message>
        <message>
            <source>The copy was cancelled</source>
            <translation>ยกเลิกการทำสำเนาแล้ว</translation>
        </message>
        <message>
            <source>Nothing unfinished was left.</source>
            <translation>ไม่มีไฟล์ที่ทำค้างเหลืออยู่</translation>
        </message>
        <message>
            <source>The copy could not be made</source>
            <translation>ทำสำเนาไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Try again; tell the administrator if it stays so. The original is unchanged.</source>
            <translation>ลองอีกครั้ง หากยังเป็นอยู่ให้แจ้งผู้ดูแลระบบ ต้นฉบับไม่ถูกแก้ไข</translation>
        </message>
        <message>
            <source>The bundled form is used until the template is mended, or put aside in the settings of forms.</source>
            <translation>ระบบใช้แบบที่มากับโปรแกรมจนกว่าจะแก้ไขแม่แบบ หรือเลิกใช้แม่แบบนี้ในหน้าตั้งค่าแบบพิมพ์</translation>
        </message>
        <message>
            <source>The form {name} is missing in the program</source>
            <translation>ไม่พบแบบพิมพ์ {name} ในโปรแกรม</translation>
        </message>
        <message>
            <source>The form could not be made as PDF</source>
            <translation>สร้างแบบพิมพ์เป็น PDF ไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Try again. If it stays so, start the program anew.</source>
            <translation>ลองอีกครั้ง หากยังไม่สำเร็จให้เริ่มโปรแกรมใหม่</translation>
        </message>
        <message>
            <source>The template {file} cannot be read</source>
            <translation>อ่านแม่แบบ {file} ไม่ได้</translation>
        </message>
        <message>
            <source>The template {file} is not saved as UTF-8 text</source>
            <translation>แม่แบบ {file} ไม่ได้บันทึกเป็นข้อความ UTF-8</translation>
        </message>
        <message>
            <source>The template is larger than {most} KB</source>
            <translation>แม่แบบมีขนาดเกิน {most} KB</translation>
        </message>
        <message>
            <source>The template holds nothing to print</source>
            <translation>แม่แบบไม่มีข้อความที่จะพิมพ์</translation>
        </message>
        <message>
            <source>The template asks for {name}, which no form has here (line {line})</source>
            <translation>แม่แบบอ้างถึง {name} ซึ่งไม่มีให้ใช้ตรงตำแหน่งนี้ (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>The template has curly brackets that are no place (line {line})</source>
            <translation>แม่แบบมีวงเล็บปีกกาที่ไม่ใช่ช่องข้อมูล (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>The template has a place inside of a tag (line {line})</source>
            <translation>แม่แบบมีช่องข้อมูลอยู่ภายในแท็ก (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>The section {name} of the template does not end where it should (line {line})</source>
            <translation>ส่วน {name} ของแม่แบบไม่ได้ปิดในตำแหน่งที่ถูกต้อง (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>The tag {element} of the template is not closed in order (line {line})</source>
            <translation>แท็ก {element} ของแม่แบบเปิดปิดไม่ตรงลำดับ (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>A template may not hold the tag {element} (line {line})</source>
            <translation>แม่แบบมีแท็ก {element} ไม่ได้ (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>A template may not hold {attribute} in the tag {element} (line {line})</source>
            <translation>แม่แบบมี {attribute} ในแท็ก {element} ไม่ได้ (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>A template may show the logo and the QR code only, not {picture} (line {line})</source>
            <translation>แม่แบบแสดงได้เฉพาะตราหน่วยงานและคิวอาร์โค้ด แสดง {picture} ไม่ได้ (บรรทัดที่ {line})</translation>
        </message>
        <message>
            <source>{file} cannot be used as logo</source>
            <translation>ใช้ {file} เป็นตราหน่วยงานไม่ได้</translation>
        </message>
        <message>
            <source>Choose a PNG, JPEG or SVG picture of at most 4 MB.</source>
            <translation>เลือกภาพ PNG, JPEG หรือ SVG ขนาดไม่เกิน 4 MB</translation>
        </message>
        <message>
            <source>The printer did not take the form</source>
            <translation>เครื่องพิมพ์ไม่รับแบบพิมพ์</translation>
        </message>
        <message>
            <source>Look at the printer, or save the form as PDF.</source>
            <translation>ตรวจสอบเครื่องพิมพ์ หรือบันทึกแบบพิมพ์เป็น PDF</translation>
        </message>
        <message>
            <source>These cameras or times were not approved: {cameras}</source>
            <translation>กล้องหรือช่วงเวลาเหล่านี้ไม่ได้รับอนุญาต: {cameras}</translation>
        </message>
        <message>
            <source>Choose among what was approved, or have the request decided anew.</source>
            <translation>เลือกเฉพาะที่ได้รับอนุญาต หรือเสนอพิจารณาคำขอใหม่</translation>
        </message>
        <message>
            <source>No camera was chosen to be copied</source>
            <translation>ยังไม่ได้เลือกกล้องที่จะทำสำเนา</translation>
        </message>
        <message>
            <source>Choose at least one of the approved cameras.</source>
            <translation>เลือกกล้องที่ได้รับอนุญาตอย่างน้อยหนึ่งกล้อง</translation>
        </message>
        <message>
            <source>A part of the time to be copied has not passed yet</source>
            <translation>ช่วงเวลาที่จะทำสำเนาบางส่วนยังมาไม่ถึง</translation>
        </message>
        <message>
            <source>Wait until it has passed, or copy the part before it.</source>
            <translation>รอให้พ้นเวลาดังกล่าว หรือทำสำเนาเฉพาะช่วงก่อนหน้า</translation>
        </message>
        <message>
            <source>Request {number} is being copied already</source>
            <translation>กำลังทำสำเนาของคำขอ {number} อยู่แล้ว</translation>
        </message>
        <message>
            <source>Open the request to follow it; it goes on there also after a fault.</source>
            <translation>เปิดคำขอเพื่อติดตาม หากเกิดข้อขัดข้องให้ทำต่อจากที่นั่น</translation>
        </message>
        <message>
            <source>This export is not known any more</source>
            <translation>ไม่พบการทำสำเนานี้แล้ว</translation>
        </message>
        <message>
            <source>Open the request anew.</source>
            <translation>เปิดคำขอใหม่อีกครั้ง</translation>
        </message>
        <message>
            <source>This export of request {number} has ended</source>
            <translation>การทำสำเนาครั้งนี้ของคำขอ {number} สิ้นสุดแล้ว</translation>
        </message>
        <message>
            <source>Begin another one from the request.</source>
            <translation>เริ่มทำสำเนาครั้งใหม่จากหน้าคำขอ</translation>
        </message>
        <message>
            <source>Write in a few words why it is given up.</source>
            <translation>เขียนเหตุผลที่เลิกทำโดยสังเขป</translation>
        </message>
        <message>
            <source>No footage could be had of any camera</source>
            <translation>ไม่มีภาพจากกล้องใดเลย</translation>
        </message>
        <message>
            <source>Tell at the request what was not found and why, or ask the camera's owner for it.</source>
            <translation>บันทึกในคำขอว่าไม่พบภาพใดเพราะเหตุใด หรือขอจากเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>The request is no longer being copied</source>
            <translation>คำขอนี้ไม่อยู่ระหว่างจัดทำสำเนาแล้ว</translation>
        </message>
        <message>
            <source>Somebody cancelled it, or it was decided anew. Nothing of the copy was kept.</source>
            <translation>มีผู้ยกเลิกหรือพิจารณาใหม่ ไม่มีส่วนใดของสำเนาถูกเก็บไว้</translation>
        </message>
        <message>
            <source>The sealed package is not there as it was made: {folder}</source>
            <translation>ชุดพยานหลักฐานที่ผนึกแล้วไม่อยู่ในสภาพเดิม: {folder}</translation>
        </message>
        <message>
            <source>Give this export up with a reason and begin it anew.</source>
            <translation>เลิกทำครั้งนี้โดยระบุเหตุผล แล้วเริ่มใหม่</translation>
        </message>
        <message>
            <source>A file that was cut is not there as it was made: {file}</source>
            <translation>ไฟล์ที่ตัดไว้ไม่อยู่ในสภาพเดิม: {file}</translation>
        </message>
        <message>
            <source>A passphrase belongs to an encrypted package, and only to one</source>
            <translation>รหัสผ่านใช้กับชุดที่เข้ารหัสเท่านั้น</translation>
        </message>
        <message>
            <source>Choose the encrypted ZIP file together with its passphrase.</source>
            <translation>เลือกไฟล์ ZIP แบบเข้ารหัสพร้อมกำหนดรหัสผ่าน</translation>
        </message>
        <message>
            <source>The package of request {number} was sealed at another desk</source>
            <translation>ชุดพยานหลักฐานของคำขอ {number} ผนึกไว้ที่โต๊ะอื่น</translation>
        </message>
        <message>
            <source>Continue at the desk where it was begun.</source>
            <translation>ทำต่อที่โต๊ะที่เริ่มทำไว้</translation>
        </message>
        <message>
            <source>The program ended while it was being copied</source>
            <translation>โปรแกรมปิดลงระหว่างทำสำเนา</translation>
        </message>
        <message>
            <source>Continue: what was cut already is kept.</source>
            <translation>กดทำต่อ ส่วนที่ตัดไว้แล้วยังอยู่</translation>
        </message>
        <message>
            <source>Copying stopped because of a mistake in the program</source>
            <translation>การทำสำเนาหยุดเพราะข้อผิดพลาดของโปรแกรม</translation>
        </message>
        <message>
            <source>Continue; where it stops again, give the log to whoever looks after the program.</source>
            <translation>กดทำต่อ หากหยุดอีกให้ส่งบันทึกการทำงานแก่ผู้ดูแลโปรแกรม</translation>
        </message>
        <message>
            <source>The export was given up</source>
            <translation>เลิกการทำสำเนาแล้ว</translation>
        </message>
        <message>
            <source>The areas to be covered cannot be read</source>
            <translation>อ่านพื้นที่ที่จะปิดบังไม่ได้</translation>
        </message>
        <message>
            <source>Draw them anew.</source>
            <translation>วาดพื้นที่ใหม่</translation>
        </message>
        <message>
            <source>Copying stopped because somebody else is at the desk: {name}</source>
            <translation>การทำสำเนาหยุดเพราะมีผู้อื่นใช้งานแทน: {name}</translation>
        </message>
        <message>
            <source>Continue in your own name, if you may export.</source>
            <translation>กดทำต่อในชื่อของท่าน หากมีสิทธิ์ส่งออก</translation>
        </message>
        <message>
            <source>This protective copy is not known any more</source>
            <translation>ไม่พบสำเนาป้องกันนี้แล้ว</translation>
        </message>
        <message>
            <source>This protective copy needs no further try</source>
            <translation>สำเนาป้องกันนี้ไม่ต้องลองอีก</translation>
        </message>
        <message>
            <source>The footage is still held, for request {number}</source>
            <translation>ภาพนี้ยังถูกระงับการลบไว้ สำหรับคำขอ {number}</translation>
        </message>
        <message>
            <source>Lift the hold first; that needs a second person.</source>
            <translation>ปลดการระงับก่อน ซึ่งต้องมีบุคคลที่สองยินยอม</translation>
        </message>
        <message>
            <source>Write in a few words why the copy is deleted.</source>
            <translation>เขียนเหตุผลที่ลบสำเนาโดยสังเขป</translation>
        </message>
        <message>
            <source>The two passphrases differ</source>
            <translation>รหัสผ่านสองช่องไม่ตรงกัน</translation>
        </message>
        <message>
            <source>Type the same passphrase in both fields.</source>
            <translation>พิมพ์รหัสผ่านเดียวกันทั้งสองช่อง</translation>
        </message>
        <message>
            <source>The copy is larger than a file may be on the disk with {folder}</source>
            <translation>สำเนามีขนาดใหญ่เกินกว่าที่ดิสก์ของ {folder} รับได้</translation>
        </message>
        <message>
            <source>A copy was handed over already</source>
            <translation>ส่งมอบสำเนาไปแล้ว</translation>
        </message>
        <message>
            <source>Give up the further copy, take the receipt, and close the request.</source>
            <translation>ยกเลิกการจัดทำสำเนาเพิ่ม รับใบรับมอบคืน แล้วปิดเรื่อง</translation>
        </message>
        <message>
            <source>Whoever registered or changed a request cannot decide on it</source>
            <translation>ผู้รับหรือแก้ไขคำขอพิจารณาคำขอนั้นเองไม่ได้</translation>
        </message>
        <message>
            <source>This protective copy lies at another workstation</source>
            <translation>สำเนาป้องกันนี้อยู่ที่เครื่องอื่น</translation>
        </message>
        <message>
            <source>Delete it there.</source>
            <translation>ให้ลบที่เครื่องนั้น</translation>
        </message>
        <message>
            <source>Begin another copy if one is still wanted.</source>
            <translation>หากยังต้องการ ให้เริ่มจัดทำสำเนาใหม่</translation>
        </message>
        <message>
            <source>The footage is kept here already; nothing is to be done.</source>
            <translation>เก็บภาพไว้ที่นี่แล้ว ไม่ต้องดำเนินการใด</translation>
        </message>
        <message>
            <source>“{value}” lies outside what is copied of this camera</source>
            <translation>“{value}” อยู่นอกช่วงเวลาที่ทำสำเนาของกล้องนี้</translation>
        </message>
        <message>
            <source>Type a time between the two that stand on its line.</source>
            <translation>ระบุเวลาที่อยู่ระหว่างเวลาเริ่มต้นและสิ้นสุดในบรรทัดเดียวกัน</translation>
        </message>
        <message>
            <source>{file} is not the JSON file of a masked copy</source>
            <translation>{file} ไม่ใช่ไฟล์ JSON ของสำเนาปิดบังภาพ</translation>
        </message>
        <message>
            <source>Choose the file whose name ends with _masked.json, beside the copy.</source>
            <translation>เลือกไฟล์ที่ชื่อลงท้ายด้วย _masked.json ซึ่งอยู่ข้างสำเนา</translation>
        </message>
        <message>
            <source>The areas in {file} are not those its copy was made with</source>
            <translation>พื้นที่ใน {file} ไม่ตรงกับที่ใช้ทำสำเนา</translation>
        </message>
        <message>
            <source>The file was changed: nothing of it is used. Draw the areas, or choose another.</source>
            <translation>ไฟล์ถูกแก้ไข จึงไม่นำมาใช้ ให้วาดพื้นที่เองหรือเลือกไฟล์อื่น</translation>
        </message>
        <message>
            <source>The areas in {file} are of another camera</source>
            <translation>พื้นที่ใน {file} เป็นของกล้องอื่น</translation>
        </message>
        <message>
            <source>Choose the masked copy of this camera.</source>
            <translation>เลือกสำเนาปิดบังภาพของกล้องนี้</translation>
        </message>
        <message>
            <source>The areas in {file} cover nothing of the minutes that are copied</source>
            <translation>พื้นที่ใน {file} ไม่ปิดบังส่วนใดของช่วงเวลาที่จะทำสำเนา</translation>
        </message>
        <message>
            <source>Choose the masked copy of the same time.</source>
            <translation>เลือกสำเนาปิดบังภาพของช่วงเวลาเดียวกัน</translation>
        </message>
        <message>
            <source>The day to look at the hold again lies in the past</source>
            <translation>วันที่ทบทวนผ่านไปแล้ว</translation>
        </message>
        <message>
            <source>Give a day to come; the footage stays on hold after it too.</source>
            <translation>ใส่วันที่ยังไม่ถึง เมื่อพ้นวันนั้นภาพก็ยังระงับการลบอยู่</translation>
        </message>
        <message>
            <source>The part {file} is not there</source>
            <translation>ไม่พบส่วนของไฟล์ {file}</translation>
        </message>
        <message>
            <source>Copy all parts from where they came into one folder, and check again.</source>
            <translation>คัดลอกทุกส่วนจากสื่อต้นทางไว้ในโฟลเดอร์เดียวกัน แล้วตรวจอีกครั้ง</translation>
        </message>
        <message>
            <source>Restore the folder “attachments” from the backup of the desk that took it in.</source>
            <translation>กู้คืนโฟลเดอร์ “attachments” จากข้อมูลสำรองของโต๊ะที่รับเอกสารไว้</translation>
        </message>
        <message>
            <source>The attachment lies at {desk} only: {name}</source>
            <translation>เอกสารแนบอยู่ที่ {desk} เท่านั้น: {name}</translation>
        </message>
        <message>
            <source>Open it there. Once that desk has been started with this version, every desk can open it.</source>
            <translation>เปิดเอกสารที่โต๊ะนั้น เมื่อเปิดโปรแกรมรุ่นนี้ที่โต๊ะนั้นแล้ว ทุกโต๊ะจะเปิดเอกสารนี้ได้</translation>
        </message>
        <message>
            <source>The template has the rows of {name} inside those of {table}, each of which would repeat them (line {line})</source>
            <translation>แบบมีตาราง {name} ซ้อนอยู่ในตาราง {table} ซึ่งจะพิมพ์ซ้ำทุกแถว (บรรทัด {line})</translation>
        </message>
        <message>
            <source>This workstation's clock is set to another time zone ({zone}); times here are Thai time</source>
            <translation>นาฬิกาของเครื่องนี้ตั้งเขตเวลาอื่นไว้ ({zone}) เวลาในโปรแกรมเป็นเวลาประเทศไทย</translation>
        </message>
        <message>
            <source>Set its time zone to Bangkok (UTC+7).</source>
            <translation>ตั้งเขตเวลาของเครื่องเป็นกรุงเทพฯ (UTC+7)</translation>
        </message>
        <message>
            <source>No footage is known of part of what is said to be found: {camera}</source>
            <translation>โปรแกรมไม่ทราบว่ามีภาพบางช่วงที่ระบุว่าพบ: {camera}</translation>
        </message>
        <message>
            <source>Take what is there, or say where it was seen.</source>
            <translation>ระบุเฉพาะช่วงที่มีภาพ หรือระบุว่าพบที่ใด</translation>
        </message>
        <message>
            <source>The request has no such letter</source>
            <translation>คำขอนี้ไม่มีหนังสือดังกล่าว</translation>
        </message>
        <message>
            <source>Look at the request as it is now; its letters are offered under Print.</source>
            <translation>ตรวจดูคำขอตามสถานะปัจจุบัน หนังสือที่ออกได้อยู่ในเมนูพิมพ์</translation>
        </message>
        <message>
            <source>The last day for the documents has passed already</source>
            <translation>วันสุดท้ายที่รอเอกสารผ่านไปแล้ว</translation>
        </message>
        <message>
            <source>Enter today or a later day.</source>
            <translation>กรอกวันนี้หรือวันหลังจากนี้</translation>
        </message>
    </context>
    <context>
        <name>people</name>
        <message>
            <source>Operator</source>
            <translation>เจ้าหน้าที่ปฏิบัติการ</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>เจ้าหน้าที่งานคำขอ</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>หัวหน้าเวร</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>ผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>ผู้ตรวจสอบ</translation>
        </message>
        <message>
            <source>Watches and steers cameras during the shift</source>
            <translation>เฝ้าดูและควบคุมกล้องระหว่างเวร</translation>
        </message>
        <message>
            <source>Handles requests for footage and exports it</source>
            <translation>ดำเนินการคำขอข้อมูลภาพและส่งออกไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Approves requests and reviews who saw what</source>
            <translation>อนุญาตคำขอและตรวจว่าใครดูอะไร</translation>
        </message>
        <message>
            <source>Manages people, cameras and settings</source>
            <translation>จัดการผู้ใช้ กล้อง และการตั้งค่า</translation>
        </message>
        <message>
            <source>Reads only; changes nothing</source>
            <translation>อ่านอย่างเดียว ไม่เปลี่ยนแปลงสิ่งใด</translation>
        </message>
        <message>
            <source>View live pictures</source>
            <translation>ดูภาพสด</translation>
        </message>
        <message>
            <source>Steer cameras</source>
            <translation>ควบคุมกล้อง (PTZ)</translation>
        </message>
        <message>
            <source>Steer with priority over others</source>
            <translation>ควบคุมกล้องโดยมีสิทธิ์ก่อนผู้อื่น</translation>
        </message>
        <message>
            <source>Save still pictures</source>
            <translation>บันทึกภาพนิ่ง</translation>
        </message>
        <message>
            <source>View recordings</source>
            <translation>ดูภาพย้อนหลัง</translation>
        </message>
        <message>
            <source>Export footage</source>
            <translation>ส่งออกไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Hold footage and release it</source>
            <translation>ระงับการลบภาพและยกเลิกการระงับ</translation>
        </message>
        <message>
            <source>Handle requests</source>
            <translation>ดำเนินการคำขอ</translation>
        </message>
        <message>
            <source>Decide on requests</source>
            <translation>พิจารณาอนุญาตคำขอ</translation>
        </message>
        <message>
            <source>Save views of the wall</source>
            <translation>บันทึกชุดมุมมอง</translation>
        </message>
        <message>
            <source>See the camera register</source>
            <translation>ดูทะเบียนกล้อง</translation>
        </message>
        <message>
            <source>Manage cameras</source>
            <translation>จัดการกล้อง</translation>
        </message>
        <message>
            <source>Export lists of cameras</source>
            <translation>ส่งออกรายการกล้อง</translation>
        </message>
        <message>
            <source>See who has an account</source>
            <translation>ดูรายชื่อผู้ใช้งาน</translation>
        </message>
        <message>
            <source>Manage people and roles</source>
            <translation>จัดการผู้ใช้งานและบทบาท</translation>
        </message>
        <message>
            <source>Read the access log</source>
            <translation>อ่านบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Review the access log and sign it off</source>
            <translation>ตรวจทานและรับรองบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Export the access log</source>
            <translation>ส่งออกบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Archive the access log, make checkpoints</source>
            <translation>จัดเก็บถาวรบันทึกการเข้าใช้งาน ทำจุดตรวจสอบ</translation>
        </message>
        <message>
            <source>Read the shift log</source>
            <translation>อ่านสมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>Write in the shift log</source>
            <translation>เขียนสมุดบันทึกเวร</translation>
        </message>
        <message>
            <source>Consent as the second person</source>
            <translation>ยินยอมในฐานะบุคคลที่สอง</translation>
        </message>
        <message>
            <source>Change settings</source>
            <translation>เปลี่ยนการตั้งค่า</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>ใช้งานอยู่</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>ระงับการใช้งาน</translation>
        </message>
        <message>
            <source>Not begun yet</source>
            <translation>ยังไม่ถึงวันเริ่ม</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>พ้นกำหนดแล้ว</translation>
        </message>
        <message>
            <source>Morning shift</source>
            <translation>เวรเช้า</translation>
        </message>
        <message>
            <source>Afternoon shift</source>
            <translation>เวรบ่าย</translation>
        </message>
        <message>
            <source>Night shift</source>
            <translation>เวรดึก</translation>
        </message>
        <message>
            <source>Day shift</source>
            <translation>เวรกลางวัน</translation>
        </message>
        <message>
            <source>Delete cameras that have footage</source>
            <translation>ลบกล้องที่มีภาพบันทึก</translation>
        </message>
        <message>
            <source>Keep the access log for a shorter time</source>
            <translation>ลดระยะเวลาเก็บบันทึกการเข้าใช้งาน</translation>
        </message>
        <message>
            <source>Approve an export of footage</source>
            <translation>อนุญาตการส่งออกไฟล์ภาพ</translation>
        </message>
        <message>
            <source>Release footage that is held</source>
            <translation>ยกเลิกการระงับการลบภาพ</translation>
        </message>
        <message>
            <source>{0} began</source>
            <translation>{0} เข้าเวร</translation>
        </message>
        <message>
            <source>{0} handed over to {1}</source>
            <translation>{0} ส่งเวรให้ {1}</translation>
        </message>
        <message>
            <source>{0} signed out</source>
            <translation>{0} ออกจากระบบ</translation>
        </message>
        <message>
            <source>{0} noted</source>
            <translation>{0} บันทึก</translation>
        </message>
        <message>
            <source>Keep footage for a shorter time</source>
            <translation>เก็บภาพบันทึกสั้นลง</translation>
        </message>
    </context>
    <context>
        <name>recorders</name>
        <message>
            <source>ONVIF (Profile G)</source>
            <translation>ONVIF (Profile G)</translation>
        </message>
    </context>
    <context>
        <name>requests</name>
        <message>
            <source>Number</source>
            <translation>เลขที่</translation>
        </message>
        <message>
            <source>State</source>
            <translation>สถานะ</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>ความเร่งด่วน</translation>
        </message>
        <message>
            <source>Requester type</source>
            <translation>ประเภทผู้ขอ</translation>
        </message>
        <message>
            <source>Requester</source>
            <translation>ผู้ขอ</translation>
        </message>
        <message>
            <source>Agency</source>
            <translation>หน่วยงาน</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>สภ.</translation>
        </message>
        <message>
            <source>Case no.</source>
            <translation>เลขคดี</translation>
        </message>
        <message>
            <source>Letter no.</source>
            <translation>ที่ (เลขที่หนังสือ)</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>รับคำขอ</translation>
        </message>
        <message>
            <source>Due</source>
            <translation>ครบกำหนด</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>ตอบแล้ว</translation>
        </message>
        <message>
            <source>Assigned to</source>
            <translation>ผู้รับผิดชอบ</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>ร่าง</translation>
        </message>
        <message>
            <source>Checking documents</source>
            <translation>ตรวจสอบเอกสาร</translation>
        </message>
        <message>
            <source>More documents asked</source>
            <translation>ขอเอกสารเพิ่มเติม</translation>
        </message>
        <message>
            <source>Searching footage</source>
            <translation>สืบค้นภาพ</translation>
        </message>
        <message>
            <source>Submitted for decision</source>
            <translation>เสนอพิจารณา</translation>
        </message>
        <message>
            <source>Approved</source>
            <translation>อนุญาต</translation>
        </message>
        <message>
            <source>Partly approved</source>
            <translation>อนุญาตบางส่วน</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>ไม่อนุญาต</translation>
        </message>
        <message>
            <source>Making the copy</source>
            <translation>จัดทำสำเนา</translation>
        </message>
        <message>
            <source>Ready to hand over</source>
            <translation>พร้อมส่งมอบ</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>ส่งมอบแล้ว</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>ปิดเรื่อง</translation>
        </message>
        <message>
            <source>No footage found</source>
            <translation>ไม่พบข้อมูลภาพ</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>ยกเลิก</translation>
        </message>
        <message>
            <source>Forwarded to the owner</source>
            <translation>ส่งต่อหน่วยงานเจ้าของกล้อง</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>รับคำขอ</translation>
        </message>
        <message>
            <source>Change the request…</source>
            <translation>แก้ไขคำขอ…</translation>
        </message>
        <message>
            <source>Attach a file…</source>
            <translation>แนบไฟล์…</translation>
        </message>
        <message>
            <source>Begin checking</source>
            <translation>เริ่มตรวจสอบเอกสาร</translation>
        </message>
        <message>
            <source>Ask for documents…</source>
            <translation>ขอเอกสารเพิ่มเติม…</translation>
        </message>
        <message>
            <source>Documents have come</source>
            <translation>ได้รับเอกสารแล้ว</translation>
        </message>
        <message>
            <source>Search the footage</source>
            <translation>เริ่มสืบค้นภาพ</translation>
        </message>
        <message>
            <source>Say what was found…</source>
            <translation>ระบุผลการสืบค้น…</translation>
        </message>
        <message>
            <source>Nothing was found…</source>
            <translation>ไม่พบข้อมูลภาพ…</translation>
        </message>
        <message>
            <source>Submit for decision…</source>
            <translation>เสนอพิจารณา…</translation>
        </message>
        <message>
            <source>Send back…</source>
            <translation>ส่งกลับ…</translation>
        </message>
        <message>
            <source>Decide…</source>
            <translation>พิจารณา…</translation>
        </message>
        <message>
            <source>Approve partly…</source>
            <translation>อนุญาตบางส่วน…</translation>
        </message>
        <message>
            <source>Refuse…</source>
            <translation>ไม่อนุญาต…</translation>
        </message>
        <message>
            <source>Record an appeal…</source>
            <translation>บันทึกการอุทธรณ์…</translation>
        </message>
        <message>
            <source>Record an oral order…</source>
            <translation>บันทึกคำสั่งด้วยวาจา…</translation>
        </message>
        <message>
            <source>Confirm my oral order</source>
            <translation>ยืนยันคำสั่งด้วยวาจา</translation>
        </message>
        <message>
            <source>The paper has come</source>
            <translation>ได้รับหนังสือแล้ว</translation>
        </message>
        <message>
            <source>Make the copy…</source>
            <translation>จัดทำสำเนา…</translation>
        </message>
        <message>
            <source>Hand over…</source>
            <translation>ส่งมอบ…</translation>
        </message>
        <message>
            <source>Attach the signed receipt…</source>
            <translation>แนบใบรับมอบที่ลงนามแล้ว…</translation>
        </message>
        <message>
            <source>It was shown here…</source>
            <translation>ให้ดูภาพแล้ว…</translation>
        </message>
        <message>
            <source>Make another copy…</source>
            <translation>จัดทำสำเนาอีกชุด…</translation>
        </message>
        <message>
            <source>Give this copy up…</source>
            <translation>เลิกทำสำเนานี้…</translation>
        </message>
        <message>
            <source>Medium returned or destroyed…</source>
            <translation>คืนหรือทำลายสื่อ…</translation>
        </message>
        <message>
            <source>Forward to the owner…</source>
            <translation>ส่งต่อหน่วยงานเจ้าของกล้อง…</translation>
        </message>
        <message>
            <source>Record the owner's answer…</source>
            <translation>บันทึกคำตอบหน่วยงานเจ้าของ…</translation>
        </message>
        <message>
            <source>Cancel the request…</source>
            <translation>ยกเลิกคำขอ…</translation>
        </message>
        <message>
            <source>Close the request</source>
            <translation>ปิดเรื่อง</translation>
        </message>
        <message>
            <source>Reopen…</source>
            <translation>เปิดอีกครั้ง…</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>รับคำขอ</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>แก้ไข</translation>
        </message>
        <message>
            <source>File attached</source>
            <translation>แนบไฟล์</translation>
        </message>
        <message>
            <source>Checking begun</source>
            <translation>เริ่มตรวจสอบ</translation>
        </message>
        <message>
            <source>Documents asked for</source>
            <translation>ขอเอกสารเพิ่มเติม</translation>
        </message>
        <message>
            <source>Documents received</source>
            <translation>ได้รับเอกสาร</translation>
        </message>
        <message>
            <source>Search begun</source>
            <translation>เริ่มสืบค้น</translation>
        </message>
        <message>
            <source>Told what was found</source>
            <translation>ระบุผลการสืบค้น</translation>
        </message>
        <message>
            <source>Sent back</source>
            <translation>ส่งกลับ</translation>
        </message>
        <message>
            <source>Appeal received</source>
            <translation>รับการอุทธรณ์</translation>
        </message>
        <message>
            <source>Ordered by word of mouth</source>
            <translation>สั่งด้วยวาจา</translation>
        </message>
        <message>
            <source>Oral order confirmed</source>
            <translation>ยืนยันคำสั่งวาจา</translation>
        </message>
        <message>
            <source>Paper of the oral order received</source>
            <translation>ได้รับหนังสือตามคำสั่งวาจา</translation>
        </message>
        <message>
            <source>Copy begun</source>
            <translation>เริ่มทำสำเนา</translation>
        </message>
        <message>
            <source>Copy sealed</source>
            <translation>ปิดผนึกสำเนา</translation>
        </message>
        <message>
            <source>Copy failed</source>
            <translation>ทำสำเนาไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Signed receipt received</source>
            <translation>ได้รับใบรับมอบ</translation>
        </message>
        <message>
            <source>Footage shown here</source>
            <translation>ให้ดูภาพ</translation>
        </message>
        <message>
            <source>Another copy begun</source>
            <translation>เริ่มทำสำเนาอีกชุด</translation>
        </message>
        <message>
            <source>Further copy given up</source>
            <translation>เลิกทำสำเนาเพิ่ม</translation>
        </message>
        <message>
            <source>Medium returned or destroyed</source>
            <translation>คืนหรือทำลายสื่อแล้ว</translation>
        </message>
        <message>
            <source>Owner's answer recorded</source>
            <translation>บันทึกคำตอบหน่วยงานเจ้าของ</translation>
        </message>
        <message>
            <source>Reopened</source>
            <translation>เปิดอีกครั้ง</translation>
        </message>
        <message>
            <source>Inquiry officer</source>
            <translation>พนักงานสอบสวน</translation>
        </message>
        <message>
            <source>Investigation police</source>
            <translation>ตำรวจฝ่ายสืบสวน</translation>
        </message>
        <message>
            <source>State agency</source>
            <translation>หน่วยงานของรัฐ</translation>
        </message>
        <message>
            <source>Local government</source>
            <translation>องค์กรปกครองส่วนท้องถิ่น</translation>
        </message>
        <message>
            <source>Injured party</source>
            <translation>ผู้เสียหาย</translation>
        </message>
        <message>
            <source>Proxy</source>
            <translation>ผู้รับมอบอำนาจ</translation>
        </message>
        <message>
            <source>Court or prosecutor</source>
            <translation>ศาลหรืออัยการ</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>ปกติ</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>ด่วน</translation>
        </message>
        <message>
            <source>Very urgent</source>
            <translation>ด่วนมาก</translation>
        </message>
        <message>
            <source>Most urgent</source>
            <translation>ด่วนที่สุด</translation>
        </message>
        <message>
            <source>View only</source>
            <translation>ดูภาพเท่านั้น</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>สำเนา</translation>
        </message>
        <message>
            <source>Camera was broken</source>
            <translation>กล้องชำรุด</translation>
        </message>
        <message>
            <source>Past the retention period</source>
            <translation>พ้นระยะเวลาจัดเก็บ</translation>
        </message>
        <message>
            <source>Out of the camera's view</source>
            <translation>อยู่นอกมุมกล้อง</translation>
        </message>
        <message>
            <source>Nothing was recorded</source>
            <translation>ไม่มีการบันทึกภาพ</translation>
        </message>
        <message>
            <source>Being made</source>
            <translation>กำลังจัดทำ</translation>
        </message>
        <message>
            <source>Sealed</source>
            <translation>ปิดผนึกแล้ว</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>ไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>หนังสือ</translation>
        </message>
        <message>
            <source>Identity card</source>
            <translation>สำเนาบัตรประจำตัว</translation>
        </message>
        <message>
            <source>Daily record</source>
            <translation>บันทึกประจำวัน</translation>
        </message>
        <message>
            <source>Power of attorney</source>
            <translation>หนังสือมอบอำนาจ</translation>
        </message>
        <message>
            <source>Paper of an oral order</source>
            <translation>หนังสือตามคำสั่งวาจา</translation>
        </message>
        <message>
            <source>Signed receipt</source>
            <translation>ใบรับมอบที่ลงนามแล้ว</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>ลายมือชื่อ</translation>
        </message>
        <message>
            <source>Other document</source>
            <translation>เอกสารอื่น</translation>
        </message>
        <message>
            <source>Overdue {0}</source>
            <translation>เกินกำหนด {0}</translation>
        </message>
        <message>
            <source>Documents and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)</source>
            <translation>เอกสารและภาพ (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.heic)</translation>
        </message>
        <message>
            <source>Still open</source>
            <translation>ยังไม่เสร็จ</translation>
        </message>
        <message>
            <source>Delivery {0}</source>
            <translation>ส่งมอบครั้งที่ {0}</translation>
        </message>
        <message>
            <source>To draw areas on that are to be masked; not kept</source>
            <translation>ใช้กำหนดพื้นที่ปิดบังเท่านั้น ไม่เก็บไว้</translation>
        </message>
        <message>
            <source>Medium returned</source>
            <translation>คืนสื่อแล้ว</translation>
        </message>
        <message>
            <source>Medium destroyed</source>
            <translation>ทำลายสื่อแล้ว</translation>
        </message>
        <message>
            <source>asked for</source>
            <translation>สั่งทำ</translation>
        </message>
        <message>
            <source>begun</source>
            <translation>เริ่ม</translation>
        </message>
        <message>
            <source>done</source>
            <translation>เสร็จ</translation>
        </message>
        <message>
            <source>kept</source>
            <translation>เก็บแล้ว</translation>
        </message>
        <message>
            <source>sealed</source>
            <translation>ปิดผนึกแล้ว</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>หยุด</translation>
        </message>
        <message>
            <source>gone on with</source>
            <translation>ทำต่อ</translation>
        </message>
        <message>
            <source>tried again</source>
            <translation>ลองใหม่</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>เลิกทำ</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>ไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Give a letter its number</source>
            <translation>ออกเลขที่หนังสือ</translation>
        </message>
        <message>
            <source>Letter given a number</source>
            <translation>ออกเลขที่หนังสือ</translation>
        </message>
    </context>
    <context>
        <name>review</name>
        <message>
            <source>Viewing at night</source>
            <translation>ดูภาพเวลากลางคืน</translation>
        </message>
        <message>
            <source>Many cameras in a short time</source>
            <translation>เปิดกล้องจำนวนมากในเวลาสั้น</translation>
        </message>
        <message>
            <source>The same camera again and again</source>
            <translation>เปิดกล้องเดิมซ้ำ ๆ</translation>
        </message>
        <message>
            <source>Recordings without a request</source>
            <translation>ภาพย้อนหลังโดยไม่มีคำขอ</translation>
        </message>
        <message>
            <source>Failed sign-ins</source>
            <translation>เข้าสู่ระบบไม่สำเร็จ</translation>
        </message>
        <message>
            <source>Turned to a private area</source>
            <translation>หันกล้องไปยังพื้นที่ส่วนบุคคล</translation>
        </message>
        <message>
            <source>Areas of own colleagues</source>
            <translation>พื้นที่ของเพื่อนร่วมงาน</translation>
        </message>
        <message>
            <source>Random sample</source>
            <translation>สุ่มตรวจ</translation>
        </message>
        <message>
            <source>Finds who viewed, steered or took snapshots between the two times of day.</source>
            <translation>คัดผู้ที่ดู บังคับกล้อง หรือบันทึกภาพนิ่งระหว่างเวลาทั้งสอง</translation>
        </message>
        <message>
            <source>Finds who opened so many different cameras within so many minutes.</source>
            <translation>คัดผู้ที่เปิดกล้องต่างกันครบจำนวนภายในเวลาที่กำหนด (นาที)</translation>
        </message>
        <message>
            <source>Finds who opened the same camera so many times within so many hours.</source>
            <translation>คัดผู้ที่เปิดกล้องเดิมครบจำนวนครั้งภายในเวลาที่กำหนด (ชั่วโมง)</translation>
        </message>
        <message>
            <source>Finds recordings opened or exported without the number of a request.</source>
            <translation>คัดการเปิดดูหรือส่งออกภาพย้อนหลังที่ไม่มีเลขที่คำขอ</translation>
        </message>
        <message>
            <source>Finds accounts with so many failed sign-ins within so many minutes.</source>
            <translation>คัดบัญชีที่เข้าสู่ระบบไม่สำเร็จครบจำนวนครั้งภายในเวลาที่กำหนด (นาที)</translation>
        </message>
        <message>
            <source>Finds steered cameras that came to rest in a marked private area.</source>
            <translation>คัดกล้องที่ถูกบังคับไปหยุดในพื้นที่ส่วนบุคคลที่กำหนดไว้</translation>
        </message>
        <message>
            <source>Finds use of the cameras and places where the room's own people live or work.</source>
            <translation>คัดการใช้กล้องและสถานที่ที่คนในห้องปฏิบัติการอยู่อาศัยหรือทำงาน</translation>
        </message>
        <message>
            <source>Draws a share of all entries by lot; nobody can tell beforehand which.</source>
            <translation>สุ่มรายการส่วนหนึ่งจากทั้งหมด ไม่มีใครรู้ล่วงหน้าว่ารายการใด</translation>
        </message>
        <message>
            <source>Cameras were used at night, between {from_minute} and {to_minute}. Cameras: {cameras} · entries: {entries}</source>
            <translation>มีการใช้กล้องเวลากลางคืน ระหว่าง {from_minute} ถึง {to_minute} น. กล้อง {cameras} ตัว · {entries} รายการ</translation>
        </message>
        <message>
            <source>Many cameras were opened in a short time: {cameras}. Limit of the rule: {limit_cameras} within {minutes} min</source>
            <translation>เปิดกล้องจำนวนมากในเวลาสั้น: {cameras} ตัว กฎนับตั้งแต่ {limit_cameras} ตัวภายใน {minutes} นาที</translation>
        </message>
        <message>
            <source>The same camera was opened again and again: {entries}×. Limit of the rule: {times}× within {hours} h</source>
            <translation>เปิดกล้องเดิมซ้ำ ๆ: {entries} ครั้ง กฎนับตั้งแต่ {times} ครั้งภายใน {hours} ชั่วโมง</translation>
        </message>
        <message>
            <source>Recordings were opened or exported without the number of a request. Cameras: {cameras} · entries: {entries}</source>
            <translation>เปิดดูหรือส่งออกภาพย้อนหลังโดยไม่มีเลขที่คำขอ กล้อง {cameras} ตัว · {entries} รายการ</translation>
        </message>
        <message>
            <source>Signing in to the account {names} failed {entries}×. Limit of the rule: {times}× within {minutes} min</source>
            <translation>เข้าสู่ระบบด้วยบัญชี {names} ไม่สำเร็จ {entries} ครั้ง กฎนับตั้งแต่ {times} ครั้งภายใน {minutes} นาที</translation>
        </message>
        <message>
            <source>A camera was steered until it looked into an area marked as private: {names}. Entries: {entries}</source>
            <translation>กล้องถูกบังคับจนหันไปยังพื้นที่ส่วนบุคคล: {names} · {entries} รายการ</translation>
        </message>
        <message>
            <source>Cameras were used that look at the room's own colleagues. Cameras: {cameras} · entries: {entries}</source>
            <translation>มีการใช้กล้องที่มองเห็นพื้นที่ของเพื่อนร่วมงาน กล้อง {cameras} ตัว · {entries} รายการ</translation>
        </message>
        <message>
            <source>Drawn by lot, not because of what was done: {per_mille} of 1,000 entries are looked at. Entries drawn: {entries}</source>
            <translation>ได้จากการสุ่ม ไม่ใช่เพราะการกระทำใด: ตรวจ {per_mille} รายการจากทุก 1,000 รายการ สุ่มได้ {entries} รายการ</translation>
        </message>
        <message>
            <source>To be reviewed</source>
            <translation>รอตรวจทาน</translation>
        </message>
        <message>
            <source>Waiting for an answer</source>
            <translation>รอคำตอบ</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>ตอบแล้ว</translation>
        </message>
        <message>
            <source>Escalated</source>
            <translation>เสนอผู้อื่นพิจารณา</translation>
        </message>
        <message>
            <source>Signed off</source>
            <translation>ลงนามตรวจแล้ว</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>สอบถาม</translation>
        </message>
        <message>
            <source>in order</source>
            <translation>ถูกต้อง</translation>
        </message>
        <message>
            <source>not in order</source>
            <translation>ไม่ถูกต้อง</translation>
        </message>
        <message>
            <source>From (time of day)</source>
            <translation>ตั้งแต่เวลา</translation>
        </message>
        <message>
            <source>To (time of day)</source>
            <translation>ถึงเวลา</translation>
        </message>
        <message>
            <source>Cameras</source>
            <translation>กล้อง</translation>
        </message>
        <message>
            <source>Within (minutes)</source>
            <translation>ภายใน (นาที)</translation>
        </message>
        <message>
            <source>Within (hours)</source>
            <translation>ภายใน (ชั่วโมง)</translation>
        </message>
        <message>
            <source>How many times</source>
            <translation>จำนวนครั้ง</translation>
        </message>
        <message>
            <source>Share (of 1,000 entries)</source>
            <translation>สัดส่วน (จากทุก 1,000 รายการ)</translation>
        </message>
        <message>
            <source>What counts</source>
            <translation>สิ่งที่นับ</translation>
        </message>
        <message>
            <source>Places</source>
            <translation>สถานที่</translation>
        </message>
        <message>
            <source>Not for these roles</source>
            <translation>ไม่ใช้กับบทบาทเหล่านี้</translation>
        </message>
        <message>
            <source>To be reviewed within (days)</source>
            <translation>ต้องตรวจทานภายใน (วัน)</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>เจ้าหน้าที่ปฏิบัติการ</translation>
        </message>
        <message>
            <source>Officer</source>
            <translation>เจ้าหน้าที่งานคำขอ</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>หัวหน้าเวร</translation>
        </message>
        <message>
            <source>Administrator</source>
            <translation>ผู้ดูแลระบบ</translation>
        </message>
        <message>
            <source>Auditor</source>
            <translation>ผู้ตรวจสอบ</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>วันนี้</translation>
        </message>
        <message>
            <source>Yesterday</source>
            <translation>เมื่อวาน</translation>
        </message>
        <message>
            <source>Last 7 days</source>
            <translation>7 วันล่าสุด</translation>
        </message>
        <message>
            <source>Last 30 days</source>
            <translation>30 วันล่าสุด</translation>
        </message>
        <message>
            <source>Last 90 days</source>
            <translation>90 วันล่าสุด</translation>
        </message>
        <message>
            <source>All that is there</source>
            <translation>ทั้งหมดที่มี</translation>
        </message>
        <message>
            <source>From – to…</source>
            <translation>กำหนดช่วงเวลา…</translation>
        </message>
        <message>
            <source>Nobody known</source>
            <translation>ไม่ทราบว่าเป็นใคร</translation>
        </message>
    </context>
</TS>
