"""Entry of a short-lived child: asks the machine's OpenGL who draws, prints one JSON line, ends.

In a process of its own because a broken graphics driver may hang or crash whoever asks it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import sys
from collections.abc import Callable
from typing import Any

_GL_RENDERER = 0x1F01
_POINTER, _INTEGER, _HANDLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong


class _VisualInfo(ctypes.Structure):
    """The beginning of XVisualInfo (Xutil.h)."""

    _fields_ = (("visual", _POINTER), ("visual_id", _HANDLE), ("screen", _INTEGER), ("depth", _INTEGER))


class _WindowAttributes(ctypes.Structure):
    """XSetWindowAttributes (Xlib.h)."""

    _fields_ = (
        ("background_pixmap", _HANDLE),
        ("background_pixel", _HANDLE),
        ("border_pixmap", _HANDLE),
        ("border_pixel", _HANDLE),
        ("bit_gravity", _INTEGER),
        ("win_gravity", _INTEGER),
        ("backing_store", _INTEGER),
        ("backing_planes", _HANDLE),
        ("backing_pixel", _HANDLE),
        ("save_under", _INTEGER),
        ("event_mask", ctypes.c_long),
        ("do_not_propagate_mask", ctypes.c_long),
        ("override_redirect", _INTEGER),
        ("colormap", _HANDLE),
        ("cursor", _HANDLE),
    )


def main() -> int:
    """Print ``{"renderer": "…"}``; empty where nothing could be asked."""
    ask = {"linux": _ask_glx, "win32": _ask_wgl}.get(sys.platform)
    renderer = ""
    if ask is not None:
        try:
            renderer = ask()
        except (OSError, AttributeError) as error:
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
    sys.stdout.write(json.dumps({"renderer": renderer}) + "\n")
    sys.stdout.flush()
    return 0


def _function(library: Any, name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments
    return function  # type: ignore[no-any-return]


def _ask_glx() -> str:
    """GL_RENDERER of a context on the default display (GLX 1.4, section 3.3)."""
    pointer, integer, handle = _POINTER, _INTEGER, _HANDLE
    x11 = ctypes.CDLL("libX11.so.6")
    gl = ctypes.CDLL("libGL.so.1")
    display = _function(x11, "XOpenDisplay", pointer, ctypes.c_char_p)(None)
    if not display:
        return ""
    screen = _function(x11, "XDefaultScreen", integer, pointer)(display)
    root = _function(x11, "XRootWindow", handle, pointer, integer)(display, screen)
    glx_rgba, glx_none = 4, 0
    attributes = (integer * 2)(glx_rgba, glx_none)
    choose = _function(gl, "glXChooseVisual", ctypes.POINTER(_VisualInfo), pointer, integer, pointer)
    visual = choose(display, screen, attributes)
    if not visual:
        return ""
    colormap = _function(x11, "XCreateColormap", handle, pointer, handle, pointer, integer)(
        display, root, visual.contents.visual, 0
    )
    values = _WindowAttributes(border_pixel=0, colormap=colormap)
    create = _function(
        x11,
        "XCreateWindow",
        handle,
        *(pointer, handle, integer, integer, ctypes.c_uint, ctypes.c_uint, ctypes.c_uint, integer),
        *(ctypes.c_uint, pointer, ctypes.c_ulong, pointer),
    )
    cw_border_pixel, cw_colormap, input_output = 1 << 3, 1 << 13, 1
    window = create(
        display,
        root,
        *(0, 0, 1, 1, 0, visual.contents.depth, input_output, visual.contents.visual),
        cw_border_pixel | cw_colormap,
        ctypes.byref(values),
    )
    context = _function(gl, "glXCreateContext", pointer, pointer, pointer, pointer, integer)(display, visual, None, 1)
    if not context or not _function(gl, "glXMakeCurrent", integer, pointer, handle, pointer)(display, window, context):
        return ""
    return _renderer(gl)


def _ask_wgl() -> str:
    """GL_RENDERER of a context on a hidden window (wglCreateContext); "GDI Generic" is Windows' software GL."""
    windll: Any = getattr(ctypes, "windll")  # noqa: B009 - exists on Windows only
    user, gdi, gl = windll.user32, windll.gdi32, windll.opengl32
    handle, integer = ctypes.c_void_p, ctypes.c_int
    create = _function(user, "CreateWindowExW", handle, *_CREATE_WINDOW_ARGUMENTS)
    window = create(0, "STATIC", "", 0, 0, 0, 1, 1, None, None, None, None)
    context = _function(user, "GetDC", handle, handle)(window)
    # PIXELFORMATDESCRIPTOR (wingdi.h): size 40, version 1, draw to window | support OpenGL, RGBA, 32 bits.
    descriptor = (ctypes.c_ubyte * 40)()
    descriptor[0], descriptor[2], descriptor[4], descriptor[9] = 40, 1, 0x04 | 0x20, 32
    number = _function(gdi, "ChoosePixelFormat", integer, handle, handle)(context, descriptor)
    _function(gdi, "SetPixelFormat", integer, handle, integer, handle)(context, number, descriptor)
    rendering = _function(gl, "wglCreateContext", handle, handle)(context)
    if not rendering or not _function(gl, "wglMakeCurrent", integer, handle, handle)(context, rendering):
        return ""
    return _renderer(gl)


_CREATE_WINDOW_ARGUMENTS = (
    *(ctypes.c_uint32, ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32),
    *(ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int),
    *(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p),
)


def _renderer(gl: Any) -> str:
    text = _function(gl, "glGetString", ctypes.c_char_p, ctypes.c_uint)(_GL_RENDERER)
    return text.decode("utf-8", "replace")[:200] if text else ""
