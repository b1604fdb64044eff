"""`hrvsync` and `python -m hrvsync`."""

from hrvsync.cli import cli


def main() -> None:
    cli()


if __name__ == "__main__":
    main()
