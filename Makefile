# make demo: make the environment, install, read the example reports, print a brief.
# make test: install what the tests need, check style, types and imports, run the tests.
# make quality: run sayso on the gold stories and fail below a floor.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready-for-tests
DATA ?= ../treebanks
WITH_UV := $(shell command -v uv 2>/dev/null)

.PHONY: demo test lint quality train places clean

demo: $(INSTALLED)
	@$(BIN)/sayso demo

test: lint
	$(BIN)/python -m pytest -q

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY)
	$(BIN)/python quality/gate.py

# make train DATA=../treebanks: make the language models from treebanks (docs/models.md).
train: $(READY)
ifdef WITH_UV
	uv pip install --quiet --python $(BIN)/python --group training
else
	$(BIN)/python -m pip install --quiet --group training
endif
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONHASHSEED=0 \
	  $(BIN)/python -m training --data $(DATA) --work build/models

# make places: make the gazetteer from GeoNames (docs/places.md).
places: $(READY)
ifdef WITH_UV
	uv pip install --quiet --python $(BIN)/python --group places
else
	$(BIN)/python -m pip install --quiet --group places
endif
	$(BIN)/python -m training.places

$(INSTALLED): pyproject.toml
ifdef WITH_UV
	uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	uv pip install --quiet --python $(BIN)/python -e .
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
endif
	@touch $@

$(READY): $(INSTALLED)
ifdef WITH_UV
	uv pip install --quiet --python $(BIN)/python -e . --group dev
else
	$(BIN)/python -m pip install --quiet -e . --group dev
endif
	@touch $@

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
