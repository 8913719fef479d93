from ...helpers.small import MARK, Files, real


def edited(*edits: tuple[str, str]) -> Files:
    """The real content with its decision aid changed."""
    files = real()
    for old, new in edits:
        assert old in files["decide"]
        files["decide"] = files["decide"].replace(old, new, 1)
    return files


CASES = {
    "decide-reference": [
        edited(
            ("  - serious-diagnosis\n", f"  - {MARK}no-such-reason\n"),
            ("    link: do-not-wait", f"    link: {MARK}no-such-item"),
        ),
        edited(),
    ],
    "equal-sides": [
        edited(
            ("    good:\n", f"    good:\n      {MARK}- {'A very long side. ' * 9}\n"),
            ("      - Your doctor knows", "      # - Your doctor knows"),
        ),
        edited(("  - serious-diagnosis\n", ""), ("\nagainst:\n  -", f"\nagainst:\n  {MARK}-")),
        edited(),
    ],
}
