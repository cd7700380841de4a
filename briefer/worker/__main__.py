"""The worker's child process: `python -m briefer.worker`."""

from briefer.worker.child import main

if __name__ == "__main__":
    main()
