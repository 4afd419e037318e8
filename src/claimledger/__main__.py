"""`python -m claimledger`."""

from claimledger.cli import app

if __name__ == "__main__":  # processes of `--jobs` import this module again
    app(prog_name="claimledger")
