"""The checks of ``.ci/run`` one at a time, each in its own environment, and those too long for every change."""

import nox

nox.options.sessions = ["lint", "tests"]
nox.options.default_venv_backend = "venv"

PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
"""Those that are not installed are passed over."""


@nox.session
def lint(session: nox.Session) -> None:
    """Style, types and the order of the floors."""
    session.install("-e", ".[all,dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("lint-imports")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """The tests with branch coverage, in parallel; further arguments go to pytest."""
    session.install("-e", ".[all,dev]")
    session.run("python", "-m", "pytest", "-n", "auto", "--cov", *session.posargs)


@nox.session
def thorough(session: nox.Session) -> None:
    """The whole domains and the long searches, before a release."""
    session.install("-e", ".[all,dev]")
    session.run("python", "-m", "pytest", "-m", "not spark and not browser", "--hypothesis-profile=thorough")


@nox.session
def mutation(session: nox.Session) -> None:
    """A sample of small faults, to see whether the tests notice; takes half an hour or more."""
    session.install("-e", ".[all,dev]", "mutmut==3.8.1")
    session.run("python", "benchmarks/mutation_sample.py", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """The documentation, a warning being an error."""
    session.install("-e", ".[all,docs]")
    session.run("sphinx-build", "-W", "--keep-going", "docs", "docs/_build")
    session.run("python", "docs/tools/check_site.py", "docs/_build")


@nox.session
def browser(session: nox.Session) -> None:
    """The pages opened in a browser that is installed; pictures of them are left in ``build/pictures``."""
    session.install("-e", ".[all,dev,browser]")
    session.run("python", "-m", "gikdeadlines.web", "build")
    checker = ("npm", "exec", "--yes", "--package=typescript@5.9.3", "--", "tsc", "-p", "tests/web/jsconfig.json")
    session.run(*checker, external=True)
    session.run("python", "-m", "pytest", "-m", "browser", "tests/web")
    session.run("python", "-m", "pytest", "-m", "browser", "tests/report")
    session.run("python", "-m", "tests.pictures")
