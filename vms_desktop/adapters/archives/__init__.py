"""Encrypted ZIP files (pyzipper); the only package that knows it."""

from vms_desktop.adapters.archives.encrypted_zip import AesZips

__all__ = ["AesZips"]
