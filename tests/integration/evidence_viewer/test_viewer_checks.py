"""Files are hashed in the browser and compared with the package, as the program sealed it."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import shutil
from pathlib import Path

import pytest
import pytest_asyncio
from browser import Page
from sealed import Signer, sealed_package

from vms_desktop.paths import resources_dir

SAID = "document.querySelector('.said').textContent"
OVER = "document.querySelector('.said').textContent && document.querySelector('progress').hidden"
FINDINGS = "[...document.querySelectorAll('.findings li')].map((one) => one.textContent)"
RESULTS = "[...document.querySelectorAll('table.files .result')].map((one) => one.textContent)"
VIDEO = "1101-0007_20261123T070500Z.mp4"


@pytest_asyncio.fixture
async def sealed(tmp_path: Path) -> Path:
    """A copy that may be changed: the sealed one is read-only."""
    made = await sealed_package(tmp_path)
    copy = tmp_path / "บนแฟลชไดรฟ์"
    shutil.copytree(made.path, copy, copy_function=shutil.copyfile)
    for folder, _folders, files in os.walk(copy):
        os.chmod(folder, 0o755)
        for name in files:
            os.chmod(os.path.join(folder, name), 0o644)
    return copy


async def check_folder(page: Page, package: Path) -> None:
    await page.open(package / "viewer.html")
    await page.choose("#pick-folder", [package])
    await page.until(OVER)


async def test_a_whole_package_is_as_it_was_and_its_signature_holds(page: Page, sealed: Path) -> None:
    await check_folder(page, sealed)
    count = sum(len(files) for _folder, _folders, files in os.walk(sealed))
    assert f"{count} ไฟล์ ตรงกันทั้งหมด" in await page.run(SAID)
    assert await page.run(FINDINGS) == []
    assert set(await page.run(RESULTS)) == {"✓ ตรงกัน"}
    told = await page.run("document.querySelector('.signed').textContent")
    assert "ลายมือชื่อดิจิทัลของชุดพยานหลักฐานถูกต้อง" in told
    assert hashlib.sha256(Signer().desk.public_key).hexdigest() in told
    assert page.complaints == []


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        (f"original/{VIDEO}", "ไฟล์ถูกเปลี่ยนแปลง"),
        ("HOW-TO-CHECK.txt", "ไฟล์ถูกเปลี่ยนแปลง"),
        ("viewer.html", "ไฟล์ถูกเปลี่ยนแปลง"),
        ("public-key.pem", "ไฟล์ถูกเปลี่ยนแปลง"),
        ("manifest.json", "ลายมือชื่อดิจิทัลไม่ถูกต้อง"),
        ("manifest.sig", "ลายมือชื่อดิจิทัลไม่ถูกต้อง"),
        ("SHA256SUMS", "SHA256SUMS"),
    ],
)
async def test_one_changed_bit_is_found(page: Page, sealed: Path, path: str, verdict: str) -> None:
    file = sealed / path
    content = bytearray(file.read_bytes())
    # Where it changes nothing that is shown: in the viewer's page this is behind its last element's beginning.
    content[-3 if path == "viewer.html" else len(content) // 2] ^= 1
    file.write_bytes(content)
    await check_folder(page, sealed)
    assert "พบสิ่งผิดปกติ" in await page.run(SAID)
    assert verdict in " ".join(await page.run(FINDINGS))


async def test_missing_and_added_files_are_named(page: Page, sealed: Path) -> None:
    next((sealed / "attachments").iterdir()).unlink()
    (sealed / "original" / "added.mp4").write_bytes(b"x")
    await check_folder(page, sealed)
    found = await page.run(FINDINGS)
    assert len(found) == 2, found
    assert any("added.mp4" in one and "ไม่มีชื่อใน SHA256SUMS" in one for one in found)
    assert any("attachments/" in one and "ไม่พบไฟล์ในโฟลเดอร์" in one for one in found)


async def test_another_key_with_another_list_is_told(page: Page, sealed: Path) -> None:
    """Everything made anew and signed by somebody else: only this page still names the first key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    other = Signer(2)
    key = Ed25519PublicKey.from_public_bytes(other.desk.public_key)
    pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    before = hashlib.sha256((sealed / "public-key.pem").read_bytes()).hexdigest()
    (sealed / "public-key.pem").write_bytes(pem)
    sums = (sealed / "SHA256SUMS").read_text().replace(before, hashlib.sha256(pem).hexdigest())
    (sealed / "SHA256SUMS").write_text(sums)
    manifest = json.loads((sealed / "manifest.json").read_bytes())
    manifest["sums_sha256"] = hashlib.sha256(sums.encode()).hexdigest()
    text = json.dumps(manifest, ensure_ascii=False).encode()
    (sealed / "manifest.json").write_bytes(text)
    (sealed / "manifest.sig").write_bytes(other.sign(text))
    await check_folder(page, sealed)
    found = await page.run(FINDINGS)
    assert len(found) == 1 and "กุญแจอื่น" in found[0], found


async def test_single_files_are_known_by_their_hash(page: Page, sealed: Path, tmp_path: Path) -> None:
    await page.open(sealed / "viewer.html")
    renamed, strange, changed = (tmp_path / name for name in ("ภาพ.mp4", "strange.bin", VIDEO))
    shutil.copyfile(sealed / "original" / VIDEO, renamed)
    strange.write_bytes(b"something else")
    changed.write_bytes((sealed / "original" / VIDEO).read_bytes()[:-1])
    for file, told in (
        (sealed / "original" / VIDEO, "ตรงกันทั้งหมด"),
        (renamed, f"ตรงกับ original/{VIDEO}"),
        (strange, "ไม่อยู่ในรายการของชุดพยานหลักฐาน"),
        (changed, "ไฟล์ถูกเปลี่ยนแปลง"),
    ):
        await page.choose("#pick-files", [file])
        await page.until(f"({SAID} + {FINDINGS}).includes({told!r}) && {OVER}")
    await page.click("#language")
    await page.until(f"{FINDINGS}.join().includes('the file was changed')")


async def test_a_check_can_be_stopped_and_says_that_it_was(page: Page, sealed: Path, tmp_path: Path) -> None:
    await page.open(sealed / "viewer.html")
    large = tmp_path / "large.mp4"
    with large.open("wb") as file:
        file.truncate(3 << 30)
    await page.choose("#pick-files", [large])
    await page.until("document.querySelector('progress').value > 0")
    await page.run("[...document.querySelectorAll('.buttons button')].at(-1).click()")
    await page.until(f"{SAID}.includes('หยุดตรวจแล้ว')")


async def test_sha256_is_that_of_fips_180_4_however_it_is_cut(page: Page) -> None:
    """Known vectors, and every length around a block's end, in one part and in many."""
    source = (resources_dir() / "evidence_viewer" / "sha256.js").read_text()
    seed = random.Random(1)
    texts = [b"", b"abc", b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", b"a" * 1_000_000]
    texts += [seed.randbytes(length) for length in range(130)]
    cuts = [sorted(seed.choices(range(len(text) + 1), k=3)) for text in texts]
    asked = [[base64.b64encode(text).decode(), cut] for text, cut in zip(texts, cuts, strict=True)]
    script = f"""(() => {{ {source}
    return {json.dumps(asked)}.map(([text, cuts]) => {{
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const inParts = new Sha256();
      [0, ...cuts].forEach((cut, index) => inParts.update(bytes.subarray(cut, cuts[index] ?? bytes.length)));
      return [new Sha256().update(bytes).hex(), inParts.hex()];
    }});
    }})()"""
    wanted = [[hashlib.sha256(text).hexdigest()] * 2 for text in texts]
    assert await page.run(script) == wanted
    assert wanted[1][0] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


async def test_the_length_of_gigabytes_is_written_behind_them(page: Page) -> None:
    """In bits, 64 of them (FIPS 180-4, 5.1.1): those of half a gigabyte and more do not fit into 32."""
    source = (resources_dir() / "evidence_viewer" / "sha256.js").read_text()
    sizes = [(1 << 29) - 1, 1 << 29, (1 << 32) + 7, (1 << 40) + 64]
    script = f"""(() => {{ {source}
      return {sizes}.map((size) => {{
        const hash = new Sha256();
        let last = null;
        hash._length = size;
        hash._blocks = (bytes, begin, end) => {{ last = bytes.slice(end - 8, end); }};
        hash.hex();
        return [...last];
      }}); }})()"""
    assert [int.from_bytes(one) for one in await page.run(script)] == [size * 8 for size in sizes]
