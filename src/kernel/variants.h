#pragma once

/// Variants of one kanji (異体字), as surnames and given names show them: 髙 for 高, 邉 and 邊 for
/// 辺.
///
/// The table is data/codes/variants.csv, built into the program, because stored search keys were
/// made with it: whoever changes it rebuilds the keys. It holds older and newer forms of one
/// character and Unicode's compatibility ideographs, never two characters that merely look alike or
/// sound alike; 斉 and 斎, two characters in the dictionary, are one there, as people write their
/// surname with either.
namespace yakuba {

/// The form under which all variants of `c` are found; `c` itself when it has none.
char32_t standard_kanji(char32_t c);

}  // namespace yakuba
