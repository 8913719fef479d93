from macros.rules.words import WORDS


def interface(*left_out: str, more: str = "") -> str:
    words = "".join(f"  {key}: A word\n" for key in sorted(WORDS["interface"] - {*left_out}))
    return "words:\n" + words + more


CASES = {
    "unused-word": [
        {"interface": interface(more="  ‸summary_of_all: A word\n")},
        {"interface": interface()},
    ],
    "missing-word": [
        {"interface": "‸" + interface("site_name")},
        {"interface": interface()},
    ],
}
