# make demo | test | bench | soak | mutants | docs | screenshots | bundle | dist: each installs what is missing first and
# says what it does.
PYTHON := .venv/bin/python
# Without a display Qt draws off screen; with one, tests and pictures still do, so that no window pops up.
OFFSCREEN := QT_QPA_PLATFORM=offscreen
# Python keeps what it has compiled, whatever the environment says: the tests start hundreds of programs.
export PYTHONDONTWRITEBYTECODE :=
.PHONY: demo test lint bench soak mutants docs translations screenshots bundle bundle-test bundle-debian constraints dist clean

demo: .venv/ready
	@.venv/bin/hrvsync demo

test: .venv/ready lint
	$(OFFSCREEN) $(PYTHON) -m pytest -n 3 --dist worksteal

lint: .venv/ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/basedpyright

# Figures and ratios, one room after the other so that they do not disturb each other. HRV and synchrony stand beside
# other tools: those of .venv-peers and, where Rscript finds them, those of R.
bench: .venv/ready
	@$(MAKE) --no-print-directory .venv-peers/ready || echo "== other tools could not be installed: our own figures only"
	@for room in tests/bench/bench_*.py; do \
	    python=$(PYTHON); \
	    case $$room in *bench_hrv.py|*bench_r_peaks.py|*bench_agreement.py|*bench_phases.py) [ -e .venv-peers/ready ] && python=.venv-peers/bin/python;; esac; \
	    echo "== $$room"; $(OFFSCREEN) $$python $$room || exit 1; done

# Long runs: fuzzing, thousands of fault scripts, hours of simulated session.
soak: .venv/ready
	$(OFFSCREEN) $(PYTHON) -m pytest -n 2 tests/soak

# 300 small changes to the code, drawn by a seed that is printed: do the tests of each room notice them?
mutants: .venv/ready
	$(OFFSCREEN) $(PYTHON) tests/mutants.py $(if $(SEED),--seed $(SEED))

# The documentation: the tables of docs/ from the registries, then the site in build/site; a broken link ends it.
docs: .venv/ready .venv-bundle/ready
	$(PYTHON) tests/make_docs.py
	@.venv-bundle/bin/python -m sphinx -q -W --keep-going -b html docs build/site && echo build/site/index.html

# Every view in both themes and all sizes, into docs/screenshots; with HRVSYNC_DATA also two real recordings.
screenshots: .venv/ready
	$(OFFSCREEN) $(PYTHON) tests/screenshots.py

# Takes new texts of the window, and the sentences made below it, into the .ts of each language and makes the .qm; the new
# ones wait to be translated.
translations: .venv/ready
	@for ts in hrvsync/ui/i18n/*.ts; do \
		.venv/bin/pyside6-lupdate $$(find hrvsync devices -name '*.py' | LC_ALL=C sort) -ts $$ts \
			-tr-function-alias tr+=Message \
			-source-language en -target-language $$(basename $$ts .ts) -locations none -no-obsolete || exit 1; \
		.venv/bin/pyside6-lrelease $$ts -qm $${ts%.ts}.qm || exit 1; \
	done

# What people install: on Linux a .deb and a .tar.zst in dist/. Twice the same commit gives the same bytes.
bundle:
	@rm -f .venv-bundle/ready
	@$(MAKE) --no-print-directory .venv-bundle/ready
	@.venv-bundle/bin/python packaging/bundle.py

# Everything the installed program does, done by the bundle in build/frozen.
bundle-test: .venv/ready
	$(PYTHON) -m pytest tests/bundle

# The .deb in a Debian of its own (debootstrap, as root): installed, started, and recording from virtual straps.
bundle-debian: .venv/ready
	$(PYTHON) tests/bundle/fresh_debian.py dist/hrvsync_*.deb

# Newest releases that fit, with their hashes, into constraints.txt; says the oldest systems their wheels run on.
constraints: .venv/ready
	$(PYTHON) packaging/pins.py

# Wheel and source package in dist/.
dist: .venv/ready
	@sh packaging/dist.sh

.venv/ready: pyproject.toml constraints.txt install.sh
	@sh install.sh
	@touch .venv/ready

.venv-bundle/ready: pyproject.toml constraints.txt install.sh
	@sh install.sh bundle
	@touch .venv-bundle/ready

.venv-peers/ready: pyproject.toml tests/bench/constraints-peers.txt install.sh
	@sh install.sh peers
	@touch .venv-peers/ready

clean:
	rm -rf .venv .venv-peers .venv-bundle .tools build dist
