"""Search by what is typed, in whichever of the two layouts of a Korean keyboard the letters come."""

from __future__ import annotations

import re
import unicodedata

_KEYS = dict(
    zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ", "qwertyuiopasdfghjklzxcvbnm", strict=True)
)
_KEYS |= dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "qwertop", strict=True))  # with Shift
_PAIRS = {"ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ"}
_PAIRS |= {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ"}
_PAIRS |= {"ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}
_STROKES = {letter: _KEYS[letter] for letter in _KEYS} | {
    pair: "".join(_KEYS[letter] for letter in letters) for pair, letters in _PAIRS.items()
}
"""Keys that are pressed for each Korean letter, on the usual layout (two sets, 두벌식)."""

_FIRST, _MIDDLE = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LAST = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_SYLLABLE, _SYLLABLES = 0xAC00, 11_172

INSIDE, IN_SUMMARY, NO_MATCH = 3, 4, 5
"""What :func:`rank` gives where a name has it inside, where only the sentence has it, and where none has."""

LEAST_INSIDE, LEAST_IN_SUMMARY = 2, 3
"""Keys from which on these count."""

LONGEST_ENDING = 2
"""Keys up to which the end of a name is no word to look for."""


def keys_of(text: str) -> str:
    """Keys pressed to type a text, in small letters, without what is neither a letter nor a digit.

    So a word is found while its last syllable is not finished, and an English one that was typed with the
    Korean layout on, and the other way round.
    """
    pressed = []
    for letter in unicodedata.normalize("NFC", text).lower():
        number = ord(letter) - _SYLLABLE
        if 0 <= number < _SYLLABLES:
            parts = _FIRST[number // 588], _MIDDLE[number % 588 // 28], _LAST[number % 28]
            pressed += [_STROKES[part] for part in parts if part != " "]
        elif letter in _STROKES or letter.isalnum():
            pressed.append(_STROKES.get(letter, letter))
    return "".join(pressed)


def rank(query: str, name: str, other_names: str = "", summary: str = "") -> int:
    """How well something matches what was typed: 0 is best, ``NO_MATCH`` not at all.

    Args:
        query: what was typed.
        name: its name, such as ``MaxPool2D``, of which each part counts.
        other_names: separated by commas.
        summary: a sentence on it.
    """
    typed = keys_of(query)
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[^A-Z]+", name)
    known = [tail for each in other_names.split(",") for tail in _tails(each.split())]
    if keys_of(name).startswith(typed):
        return 0
    if any(tail.startswith(typed) for tail in _tails(parts)[1:]):
        return 1
    if any(each.startswith(typed) for each in known):
        return 2
    if len(typed) >= LEAST_INSIDE and any(typed in each for each in (keys_of(name), *known)):
        return INSIDE
    if len(typed) < LEAST_IN_SUMMARY:
        return NO_MATCH
    return IN_SUMMARY if any(keys_of(word).startswith(typed) for word in summary.split()) else NO_MATCH


def _tails(words: list[str]) -> list[str]:
    """Keys of a name from each of its words on, but for a letter or two at its end, such as 2D."""
    tails = [keys_of("".join(words[place:])) for place in range(len(words))]
    return [tail for place, tail in enumerate(tails) if place == 0 or len(tail) > LONGEST_ENDING]
