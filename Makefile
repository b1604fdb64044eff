# make demo | test | bench | soak | screenshots: each installs what is missing first and says what it does.
UV := $(shell command -v uv 2>/dev/null || echo .tools/uv/bin/uv)
RUN := QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} .venv/bin/python
.PHONY: demo test lint bench soak screenshots clean

demo: .venv/ready
	@.venv/bin/hrvsync demo

test: .venv/ready
	$(MAKE) --no-print-directory lint
	$(RUN) -m pytest -n 2

lint: .venv/ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/basedpyright

.venv/ready: pyproject.toml constraints.txt install.sh
	@sh install.sh
	@touch .venv/ready

clean:
	rm -rf .venv .tools
