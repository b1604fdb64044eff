"""Virtual straps over a real Bluetooth stack (bumble), and a bleak backend that reaches them."""
