"""How many feeds a workstation carries: the real desk on real streams, measured from outside."""

from vms_desktop.capacity.run import run_capacity

__all__ = ["run_capacity"]
