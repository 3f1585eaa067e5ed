"""The same answer on processors with fewer instructions than this one, to the last digit.

What the processor says of itself is taken from it by ``fewer_instructions.c``, so that ONNX Runtime
and NumPy choose what they would on an older one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("fewer_instructions.c")
EXAMPLES = Path(__file__).parents[2] / "examples"
FEWER = ("no-amx", "no-vnni", "no-avx512", "avx2")
FINDS = """
import hashlib, sys
import sayso
from sayso import pipeline
from sayso.engines.standard.likeness import encode as alike
from sayso.records.codec import encode
readings = [pipeline.read(path) for path in pipeline.find_documents(sys.argv[1:])]
said = [claim.text for reading in readings for claim in reading.claims]
for found in (
    b"".join(map(encode, readings)),
    encode(pipeline.link(readings)),
    alike(said).tobytes(),
):
    print(hashlib.sha256(found).hexdigest())
"""


@pytest.fixture(scope="module")
def fewer(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The library that hides instructions; skips, and says so, where there can be none."""
    compiler = shutil.which("cc")
    told = Path("/proc/cpuinfo")
    if compiler is None or not told.exists() or "cpuid_fault" not in told.read_text():
        pytest.skip("needs a C compiler, and Linux on a processor that hands CPUID over")
    library = tmp_path_factory.mktemp("fewer") / "fewer.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE)]
    subprocess.run(command, check=True)
    return str(library)


@pytest.fixture(scope="module")
def here() -> list[str]:
    """What is found with all instructions: digests of readings, of their dossier, of vectors."""
    return found({})


def found(settings: dict[str, str]) -> list[str]:
    command = [sys.executable, "-c", FINDS, str(EXAMPLES)]
    ran = subprocess.run(
        command, env={**os.environ, **settings}, capture_output=True, text=True, check=True
    )
    return ran.stdout.split()


@pytest.mark.parametrize("which", FEWER)
def test_readings_dossier_and_vectors_are_the_same(fewer: str, here: list[str], which: str) -> None:
    assert found({"LD_PRELOAD": fewer, "FEWER": which}) == here


@pytest.mark.parametrize("which", ["no-avx512", "avx2"])
def test_the_instructions_are_hidden(fewer: str, which: str) -> None:
    """Or else the test above would compare this processor with itself."""
    asks = "from numpy._core._multiarray_umath import __cpu_features__ as f; print(f['AVX512F'])"
    ran = subprocess.run(
        [sys.executable, "-c", asks],
        env={**os.environ, "LD_PRELOAD": fewer, "FEWER": which},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stdout.strip() == "False"
