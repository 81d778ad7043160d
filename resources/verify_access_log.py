#!/usr/bin/env python3
"""Checks an exported access log without the program that wrote it. Needs Python 3.8 and, for signatures, openssl 3.

    python3 verify_access_log.py access-log.jsonl [MORE.jsonl …] [--checkpoints FILE_OR_FOLDER …] [--json]

Archives of the same log come first, oldest first. Exit code: 0 intact, 1 something is wrong, 2 it could not be checked.

How a log is made, in full:
- One JSON object a line. The first line tells about the file. Every other line is an entry with the FIELDS below.
- An entry's "hash" is the SHA-256 of this JSON array in UTF-8, without spaces, escaped as RFC 8785 says:
  ["vms-access-log/1", desk, sequence, …, previous_hash]  (the FIELDS in their order, without "hash").
- "previous_hash" is the hash of the same desk's entry before; 64 zeros for the first. "sequence" counts 1, 2, 3 …
- A desk's id is the first 24 hexadecimal digits of the SHA-256 of its Ed25519 public key (32 bytes).
- A signed line is words and, last, a signature (base64) by the desk's key over everything before the last space:
    VMS-LOG-CHECKPOINT-1 desk sequence hash time signature    that many entries there were, the last with this hash
    VMS-LOG-ANCHOR-1 desk sequence hash time archive signature    entries up to this one lie in the archive
    VMS-LOG-FILE-1 desk entries sha256 time signature    this file was written by the desk (in FILE.seal)
Checkpoints were written to a place outside the database, or printed. Without them nobody can see that the end of a log
was cut off, or that all of it was made anew; compare the desk's id below with the one on the checkpoints.
Checkpoints go on after a file was written. Those that are later than its seal count entries it cannot have: they are
told, and are no fault. Compare the time of the seal with the time at which you asked for the file.
"""

import argparse
import base64
import binascii
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FORMAT = "vms-access-log/1"
FIELDS = [
    "desk", "sequence", "time", "person", "person_name", "role", "action", "subject_kind", "subject", "subject_name",
    "camera", "place", "details", "reason", "request", "previous_hash", "hash",
]  # fmt: skip
ZEROS = "0" * 64
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
WORDS = {"VMS-LOG-CHECKPOINT-1": 6, "VMS-LOG-ANCHOR-1": 7, "VMS-LOG-FILE-1": 6}
# The first bytes of an Ed25519 public key as openssl wants it (RFC 8410, SubjectPublicKeyInfo).
KEY_HEAD = bytes.fromhex("302a300506032b6570032100")


class CannotCheck(Exception):
    pass


# ---- signatures ------------------------------------------------------------------------------------------------------


def signature_holds(public_key, message, signature):
    """Asks openssl: is this the signature of that key over the message?"""
    with tempfile.TemporaryDirectory() as folder:
        files = {"key.der": KEY_HEAD + public_key, "message": message, "signature": signature}
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        command = "openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in message -sigfile signature"
        try:
            done = subprocess.run(command.split(), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except OSError as error:
            raise CannotCheck(f"openssl is needed to check signatures: {error}") from error
    if b"Verified Successfully" in done.stdout:
        return True
    if b"Verification Failure" in done.stdout:
        return False
    raise CannotCheck("openssl said: " + done.stdout.decode(errors="replace").strip()[:200])


def read_signed_line(text, kind):
    """(desk, number, hash, time, archive or '', message, signature), or None for what is no such line."""
    words = text.split(" ")
    if words[0] != kind or len(words) != WORDS[kind] or not re.fullmatch("[0-9]+", words[2]):
        return None
    try:
        signature = base64.b64decode(words[-1], validate=True)
    except binascii.Error:
        return None
    message = text.rpartition(" ")[0].encode()
    return words[1], int(words[2]), words[3], words[4], words[5] if len(words) == 7 else "", message, signature


# ---- the chain -------------------------------------------------------------------------------------------------------


def hash_of(entry):
    values = [FORMAT] + [entry[field] for field in FIELDS[:-1]]
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Log:
    def __init__(self):
        self.desks = {}  # desk's id: its public key
        self.names = {}
        self.last = {}  # desk's id: (sequence, hash) of the last good entry
        self.gaps = {}  # desk's id: (first, last) sequence that did not come
        self.anchors = {}  # desk's id: {sequence: hash}
        self.hashes = {}  # (desk, sequence): hash, of the entries that checkpoints speak of
        self.wanted = set()
        self.seen = set()  # desks that have entries
        self.broken = set()  # desks whose first bad entry is named already
        self.problems = []
        self.entries = 0
        self.whole = True  # False: a selection, where gaps are no wonder
        self.written = ""  # when the last file was sealed; empty: it has no seal that holds
        self.later = []  # (time, number) of checkpoints made after that, of entries recorded after that

    def problem(self, kind, desk, sequence, note):
        self.problems.append({"kind": kind, "desk": desk, "sequence": sequence, "note": note})

    def bad_entry(self, kind, desk, sequence, note):
        self.problem(kind, desk, sequence, note)
        self.broken.add(desk)

    def read(self, path):
        """One file: its seal, its first line, its entries."""
        digest, count = hashlib.sha256(), -1
        with open(path, "rb") as file:
            for line in file:
                digest.update(line)
                count += 1
                if count == 0:
                    self.read_head(path, line)
                else:
                    self.read_entry(path, count, line)
        self.entries += count
        self.check_seal(path, digest.hexdigest(), count)

    def read_head(self, path, line):
        try:
            head = json.loads(line)
            if head["format"] != FORMAT:
                raise CannotCheck(f"{path}: the format is {head['format']!r}, not {FORMAT}")
            self.whole = not set(head["selection"]) - {"desk", "first", "last"}
            for desk, about in head["desks"].items():
                key = bytes.fromhex(about["public_key"])
                if hashlib.sha256(key).hexdigest()[:24] != desk:
                    self.problem("signature_wrong", desk, 0, "the public key in the file is not this desk's")
                self.desks[desk], self.names[desk] = key, about["name"]
            for text in head["anchors"]:
                anchor = read_signed_line(text, "VMS-LOG-ANCHOR-1")
                if anchor is None or anchor[0] not in self.desks:
                    self.problem("signature_wrong", "", 0, "an anchor was altered or is of another desk")
                elif not signature_holds(self.desks[anchor[0]], anchor[5], anchor[6]):
                    self.problem("signature_wrong", anchor[0], anchor[1], "an anchor's signature does not hold")
                else:
                    self.anchors.setdefault(anchor[0], {})[anchor[1]] = anchor[2]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise CannotCheck(f"{path}: the first line is none of an access log ({error!r})") from error

    def read_entry(self, path, number, line):
        try:
            pairs = json.loads(line, object_pairs_hook=list)
            entry = dict(pairs)
            if [name for name, _ in pairs] != FIELDS or type(entry["sequence"]) is not int:
                raise ValueError("other fields than an entry has")
            if any(type(entry[field]) is not str for field in FIELDS if field != "sequence"):
                raise ValueError("a value that is no text")
        except (ValueError, TypeError) as error:
            desk = next(iter(self.desks)) if len(self.desks) == 1 else ""
            if desk not in self.broken:
                number_expected = self.last.get(desk, (0,))[0] + 1
                self.bad_entry("changed", desk, number_expected, f"{path}, line {number + 1}: {error}")
            return
        desk, sequence = entry["desk"], entry["sequence"]
        self.seen.add(desk)
        if desk in self.broken:
            return  # only the first bad entry of a desk is named
        right = TIME.fullmatch(entry["time"]) and hash_of(entry) == entry["hash"]
        if desk in self.gaps:
            if sequence == self.gaps[desk][0]:
                self.bad_entry("out_of_order", desk, sequence, "it comes after later entries")
        elif desk not in self.desks:
            self.bad_entry("another_desks", desk, sequence, "the file does not know this desk")
        elif not right:
            self.bad_entry("changed", desk, sequence, "its hash is not that of its content")
        elif self.whole:
            self.continue_chain(desk, sequence, entry)

    def continue_chain(self, desk, sequence, entry):
        if desk not in self.last:
            # The log begins at entry 1, or after the entry up to which an anchor says that all were archived.
            anchor = max(self.anchors.get(desk, {}).items(), default=(0, ZEROS))
            if 1 < sequence <= anchor[0]:
                return  # archived already, and still there
            self.last[desk] = (0, ZEROS) if sequence == 1 else anchor
        before, hash_before = self.last[desk]
        if sequence > before + 1:
            self.gaps[desk] = (before + 1, sequence - 1)
        elif sequence <= before:
            self.bad_entry("inserted", desk, sequence, "a second entry has this number")
        elif entry["previous_hash"] != hash_before:
            note = f"it does not continue entry {before}: one of the two was put in another's place"
            self.bad_entry("changed", desk, sequence, note)
        else:
            self.last[desk] = (sequence, entry["hash"])
            if (desk, sequence) in self.wanted:
                self.hashes[desk, sequence] = entry["hash"]

    def check_seal(self, path, digest, count):
        seal_path, self.written = f"{path}.seal", ""
        if not os.path.exists(seal_path):
            return
        seal = read_signed_line(Path(seal_path).read_text("utf-8", "replace").strip(), "VMS-LOG-FILE-1")
        if seal is None:
            self.problem("signature_wrong", "", 0, f"{seal_path} was altered")
        elif seal[0] not in self.desks:
            self.problem("another_desks", seal[0], 0, f"{seal_path} is of a desk that the file does not know")
        elif not signature_holds(self.desks[seal[0]], seal[5], seal[6]):
            self.problem("signature_wrong", seal[0], 0, f"the signature in {seal_path} does not hold")
        elif (seal[1], seal[2]) != (count, digest):
            self.problem("signature_wrong", seal[0], 0, f"{path} is not the file that was sealed")
        elif TIME.fullmatch(seal[3]):
            self.written = seal[3]

    def finish(self, checkpoints):
        """After all files: what never came, and what the checkpoints say."""
        for desk, (first, last) in self.gaps.items():
            if desk not in self.broken:
                self.bad_entry("missing", desk, first, f"entries {first} to {last} are not there")
        if not self.whole:
            return
        known = [line for line in checkpoints if line[0] in self.seen and line[0] in self.desks]
        if checkpoints and not known:
            self.problem("another_desks", checkpoints[0][0], 0, "the checkpoints are of a desk that is not in this log")
        for desk, number, digest, time, _, message, signature in sorted(known, key=lambda line: line[1]):
            sequence = self.last.get(desk, (0,))[0]
            if not signature_holds(self.desks[desk], message, signature):
                self.problem(
                    "signature_wrong", desk, number, f"the signature of the checkpoint of {time} does not hold"
                )
            elif number > sequence and self.written and TIME.fullmatch(time) and time > self.written:
                self.later.append((time, number))
            elif number > sequence and desk not in self.broken:
                self.problem("cut_off", desk, sequence + 1, f"a checkpoint of {time} counts {number} entries")
            elif self.hashes.get((desk, number), digest) != digest:
                self.problem("rewritten", desk, number, f"a checkpoint of {time} names another entry {number}")


def read_checkpoints(log, places):
    lines = []
    for place in places:
        for path in sorted(place.glob("*.txt")) if place.is_dir() else [place]:
            for number, text in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
                line = read_signed_line(text.strip(), "VMS-LOG-CHECKPOINT-1")
                if line is not None:
                    lines.append(line)
                elif text.strip():
                    log.problem("signature_wrong", "", 0, f"{path.name}, line {number}, was altered")
    return lines


# ---- what is said ----------------------------------------------------------------------------------------------------

KINDS = {
    "changed": "changed / ถูกแก้ไข",
    "missing": "missing / หายไป",
    "inserted": "inserted / ถูกแทรก",
    "out_of_order": "out of order / ลำดับถูกสลับ",
    "cut_off": "cut off / ตอนท้ายถูกตัด",
    "rewritten": "rewritten / ถูกเขียนขึ้นใหม่",
    "signature_wrong": "signature wrong / ลายมือชื่อไม่ถูกต้อง",
    "another_desks": "another desk's / เป็นของโต๊ะอื่น",
}


def say(log, checkpoints):
    for desk, (sequence, digest) in sorted(log.last.items()):
        print(f"desk {desk} ({log.names.get(desk, '')}): entries to {sequence}, last hash {digest}")
    for problem in log.problems:
        print(
            f"WRONG: {KINDS[problem['kind']]}: desk {problem['desk']}, entry {problem['sequence']}: {problem['note']}"
        )
    if not log.whole:
        print("This is a selection: each entry was checked by itself, not whether others are missing between them.")
    elif not checkpoints:
        print("No checkpoints were given: a log whose end was cut off, or that was made anew, would look intact.")
    if log.written:
        print(f"The last file was written and sealed at {log.written} / เขียนและปิดผนึกไฟล์เมื่อ {log.written}")
    if log.later:
        print(f"Later checkpoints: {len(log.later)}, the last of {max(log.later)[0]}. They count entries recorded")
        print("after the file was written; check those with a newer file. / จุดตรวจที่ทำหลังจากนั้นต้องตรวจกับไฟล์ที่ใหม่กว่า")
    print(f"{log.entries} entries: " + ("NOT intact / ไม่ครบถ้วนถูกต้อง" if log.problems else "intact / ครบถ้วนถูกต้อง"))


def main():
    parser = argparse.ArgumentParser(description="Checks an exported access log.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--checkpoints", nargs="+", type=Path, default=[], metavar="FILE_OR_FOLDER")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    log = Log()
    try:
        checkpoints = read_checkpoints(log, arguments.checkpoints)
        log.wanted = {(line[0], line[1]) for line in checkpoints}
        for path in arguments.files:
            log.read(path)
        log.finish(checkpoints)
    except (CannotCheck, OSError) as error:
        print(f"Could not be checked / ตรวจสอบไม่ได้: {error}", file=sys.stderr)
        return 2
    if arguments.json:
        chains = {desk: {"last": last[0], "hash": last[1]} for desk, last in log.last.items()}
        result = {"intact": not log.problems, "entries": log.entries, "desks": chains, "problems": log.problems}
        result.update(written=log.written, later_checkpoints=len(log.later))
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        say(log, checkpoints)
    return 1 if log.problems else 0


if __name__ == "__main__":
    sys.exit(main())
