"""The commands of ``vms-desktop``, beside the desk itself."""
