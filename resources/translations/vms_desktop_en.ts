<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
    <context>
        <name>ClipDialog</name>
        <message numerus="yes">
            <source>Cut %n clip(s)</source>
            <translation>
                <numerusform>Cut %n clip</numerusform>
                <numerusform>Cut %n clips</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CopiesDialog</name>
        <message numerus="yes">
            <source>Make %n copy(s)</source>
            <translation>
                <numerusform>Make %n copy</numerusform>
                <numerusform>Make %n copies</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>CopyWork</name>
        <message numerus="yes">
            <source>%n picture(s) of the original are damaged and missing in the copy.</source>
            <translation>
                <numerusform>%n picture of the original is damaged and missing in the copy.</numerusform>
                <numerusform>%n pictures of the original are damaged and missing in the copy.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DeskDialogs</name>
        <message numerus="yes">
            <source>Exported %Ln camera(s) without passwords: {0}</source>
            <translation>
                <numerusform>Exported %Ln camera without passwords: {0}</numerusform>
                <numerusform>Exported %Ln cameras without passwords: {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln row(s): {0}</source>
            <translation>
                <numerusform>Exported %Ln row: {0}</numerusform>
                <numerusform>Exported %Ln rows: {0}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln camera(s)?</source>
            <translation>
                <numerusform>Delete %Ln camera?</numerusform>
                <numerusform>Delete %Ln cameras?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %Ln camera(s)</source>
            <translation>
                <numerusform>Delete %Ln camera</numerusform>
                <numerusform>Delete %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HoldDialog</name>
        <message numerus="yes">
            <source>Hold %Ln camera(s)</source>
            <translation>
                <numerusform>Hold %Ln camera</numerusform>
                <numerusform>Hold %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImportDialog</name>
        <message numerus="yes">
            <source>Import %Ln camera(s)</source>
            <translation>
                <numerusform>Import %Ln camera</numerusform>
                <numerusform>Import %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LayoutPicker</name>
        <message numerus="yes">
            <source>%n tile(s)</source>
            <translation>
                <numerusform>%n tile</numerusform>
                <numerusform>%n tiles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MaskChoice</name>
        <message numerus="yes">
            <source>%n area(s), {0}–{1}</source>
            <translation>
                <numerusform>%n area, {0}–{1}</numerusform>
                <numerusform>%n areas, {0}–{1}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MaskPanel</name>
        <message numerus="yes">
            <source>%n key frame(s)</source>
            <translation>
                <numerusform>%n key frame</numerusform>
                <numerusform>%n key frames</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>MaskingDialog</name>
        <message numerus="yes">
            <source>%n area(s) cover a single picture only</source>
            <translation>
                <numerusform>%n area covers a single picture only</numerusform>
                <numerusform>%n areas cover a single picture only</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>NearDialog</name>
        <message numerus="yes">
            <source>Take %Ln camera(s)</source>
            <translation>
                <numerusform>Take %Ln camera</numerusform>
                <numerusform>Take %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PackageCard</name>
        <message numerus="yes">
            <source>%Ln file(s), {0}</source>
            <translation>
                <numerusform>%Ln file, {0}</numerusform>
                <numerusform>%Ln files, {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PageLists</name>
        <message numerus="yes">
            <source>On hold: %Ln camera(s)</source>
            <translation>
                <numerusform>On hold: %Ln camera</numerusform>
                <numerusform>On hold: %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PersonButton</name>
        <message numerus="yes">
            <source>%n request(s) for consent</source>
            <translation>
                <numerusform>%n request for consent</numerusform>
                <numerusform>%n requests for consent</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Placing</name>
        <message numerus="yes">
            <source>Put on the wall: %Ln camera(s)</source>
            <translation>
                <numerusform>Put on the wall: %Ln camera</numerusform>
                <numerusform>Put on the wall: %Ln cameras</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>there already: %Ln</source>
            <translation>
                <numerusform>there already: %Ln</numerusform>
                <numerusform>there already: %Ln</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>no free tile for %Ln; choose a larger layout</source>
            <translation>
                <numerusform>no free tile for %Ln; choose a larger layout</numerusform>
                <numerusform>no free tile for %Ln; choose a larger layout</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PlaybackToolbar</name>
        <message numerus="yes">
            <source>%n tile(s)</source>
            <translation>
                <numerusform>%n tile</numerusform>
                <numerusform>%n tiles</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecorderDialog</name>
        <message numerus="yes">
            <source>%Ln recording(s)</source>
            <translation>
                <numerusform>%Ln recording</numerusform>
                <numerusform>%Ln recordings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln camera(s) proposed by name</source>
            <translation>
                <numerusform>%Ln camera proposed by name</numerusform>
                <numerusform>%Ln cameras proposed by name</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordersDialog</name>
        <message numerus="yes">
            <source>%Ln recording(s)</source>
            <translation>
                <numerusform>%Ln recording</numerusform>
                <numerusform>%Ln recordings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecordingDialog</name>
        <message numerus="yes">
            <source>Recording of %Ln camera(s)</source>
            <translation>
                <numerusform>Recording of %Ln camera</numerusform>
                <numerusform>Recording of %Ln cameras</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RegisteredCard</name>
        <message numerus="yes">
            <source>The footage is held: %Ln stretch(es) cannot be overwritten here.</source>
            <translation>
                <numerusform>The footage is held: %Ln stretch cannot be overwritten here.</numerusform>
                <numerusform>The footage is held: %Ln stretches cannot be overwritten here.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewWatch</name>
        <message numerus="yes">
            <source>%Ln hold(s) on footage to be reviewed: Playback page, “Holds…”.</source>
            <translation>
                <numerusform>%Ln hold on footage to be reviewed: Playback page, “Holds…”.</numerusform>
                <numerusform>%Ln holds on footage to be reviewed: Playback page, “Holds”.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ReviewWork</name>
        <message numerus="yes">
            <source>Show %Ln camera(s) in place of this wall?</source>
            <translation>
                <numerusform>Show %Ln camera in place of this wall?</numerusform>
                <numerusform>Show %Ln cameras in place of this wall?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Show %Ln camera(s)</source>
            <translation>
                <numerusform>Show %Ln camera</numerusform>
                <numerusform>Show %Ln cameras</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Exported %Ln entry(s), sealed, into {0}</source>
            <translation>
                <numerusform>Exported %Ln entry, sealed, into {0}</numerusform>
                <numerusform>Exported %Ln entries, sealed, into {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>StatusBar</name>
        <message numerus="yes">
            <source>%Ln tile(s) rest behind it</source>
            <translation>
                <numerusform>%Ln tile rests behind it</numerusform>
                <numerusform>%Ln tiles rest behind it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TakeInDialog</name>
        <message numerus="yes">
            <source>%Ln picture(s)</source>
            <translation>
                <numerusform>%Ln picture</numerusform>
                <numerusform>%Ln pictures</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Verdict</name>
        <message numerus="yes">
            <source>✘ Not intact: %Ln finding(s)</source>
            <translation>
                <numerusform>✘ Not intact: %Ln finding</numerusform>
                <numerusform>✘ Not intact: %Ln findings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s), {0}</source>
            <translation>
                <numerusform>%Ln file, {0}</numerusform>
                <numerusform>%Ln files, {0}</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>WallPage</name>
        <message numerus="yes">
            <source>Close %n tile(s)</source>
            <translation>
                <numerusform>Close %n tile</numerusform>
                <numerusform>Close %n tiles</numerusform>
            </translation>
        </message>
    </context>
</TS>
