# Everything is set up by `make demo` and `make test`; nothing has to be installed by hand before.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test deep judge mutants lint bench docs lock office clean

demo: $(READY)
	$(BIN)/taizhang demo demo

# What is compiled is kept, whatever the caller's Python does: else each worker rewrites every assertion at each run.
test deep: export PYTHONDONTWRITEBYTECODE =

# Every behaviour once. Three at a time on two cores: while LibreOffice is waited for, another goes on. Files stay
# together, for what their tests share, until a worker has nothing left to do.
test: $(READY) office
	$(BIN)/python -m pytest -n 3 --dist worksteal -rs -m "not deep"

# What takes long: every drawn input thirty times as often, all that is marked deep, the mutants.
deep: $(READY) office
	HYPOTHESIS_PROFILE=deep $(BIN)/python -m pytest -n 2 -rs
	$(BIN)/python -m tools.mutants

# Stand-ins for what is judged by inputs held back: figures, no verdict. JUDGE_SEED=… draws others,
# JUDGE_KILLS=… and JUDGE_ROUNDS=… ask for more of what takes long.
judge: $(READY)
	$(BIN)/python -m judge
	$(BIN)/python -m judge.worlds
	$(BIN)/python -m judge.papers

# Faults made on purpose in one room: which of them do its tests not notice?
mutants: $(READY)
	$(BIN)/python -m tools.mutants $(ROOM)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python -m bench.run

# All that is derived: the VBA module of xlwings, blank workbooks, document templates, manual pages, pictures.
docs: $(READY) office
	$(BIN)/python tools/derive_xlwings_module.py
	$(BIN)/python tools/build_templates.py
	$(BIN)/python -m toolkit.word.page doc_templates/三解三促/sources
	$(BIN)/python -m tools.record_forms
	$(BIN)/python tools/build_docs.py
	$(BIN)/python -m tools.build_pictures

lock: $(READY)
	$(BIN)/uv pip compile --universal --no-header --extra dev pyproject.toml -o requirements.lock

# LibreOffice, fonts and a screen for the tests: installed where this is root and they are missing.
office:
	@sh tools/office.sh

$(READY): requirements.lock pyproject.toml
	@sh tools/venv.sh "$(PYTHON)"
	@touch $(READY)

clean:
	rm -rf demo artefacts .venv .mypy_cache .ruff_cache
