import importlib.util

from conftest import ROOT

from briefer.paths import resource


def test_the_base_template_is_made_from_its_parts():
    script = ROOT / "packaging" / "make_base_template.py"
    spec = importlib.util.spec_from_file_location("make_base_template", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert resource("word/base.docx").read_bytes() == module.base_template(), f"run python packaging/{script.name}"
