#pragma once
#include <string>
#include <string_view>

/// The forms under which names are found. They are made from the text as registered, kept beside
/// it, and never shown: two people with one key are candidates, not the same person.
namespace yakuba {

/// 振り仮名 for searching: full-width katakana without small letters, voiced marks and long marks;
/// hiragana and half-width kana folded into it; letters in capitals of one width; spaces and
/// punctuation gone. "ジョージ" and "しようし" meet, and a clerk may type what was heard.
std::string kana_key(std::string_view kana);

/// 氏名 for searching: variation selectors removed, 異体字 in one form (髙橋 is found as 高橋), ヶ
/// as ケ, 々 written out, letters in capitals of one width, half-width kana in full width, spaces
/// gone. Hiragana stays apart from katakana, and voiced from unvoiced: さくら and サクラ are two
/// names.
std::string name_key(std::string_view name);

}  // namespace yakuba
