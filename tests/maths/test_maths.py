import firth.maths


def test_all_is_exact_and_every_name_is_there() -> None:
    public = {
        name for name, value in vars(firth.maths).items() if not name.startswith("_") and callable(value)
    }
    assert public | {"Objective"} == set(firth.maths.__all__)
    assert firth.maths.__all__ == sorted(firth.maths.__all__)
