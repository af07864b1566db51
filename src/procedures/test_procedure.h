#pragma once
#include <string_view>

/// A small procedure with one of everything, for the room's tests.
namespace yakuba::procedures::test {

inline constexpr std::string_view kProcedure = R"TOML(
id = "test-claim"
name = "試験手当 認定請求"
plain = { ja = "{試験手当|しけんてあて}を請求する", easy = "おかねを もらう", en = "Claim" }
summary = "試験のための手続です。"
form = "試験手当認定請求書"
version = "1"
department = "child-allowance"
articles = ["試験法1条"]
who = ["self", "household", "guardian", "agent"]
where = ["online", "counter"]
minutes = 3
facts = ["people.person", "people.children"]
approval = true
signature = "jpki_sign"
standard_days = 10
route = "test.benefit"
route_amount = "amount"
effect = "test.pay"
approved_letter = "test.letter"
refused_letter = "test.refusal"
approved_text = "支払うことに決まりました。"
refused_text = "支払われません。"
returned_text = "直して、もう一度送ってください。"
retention = "five"
classification = "試験・認定"

[[eligibility]]
when = [{ of = "fact:people.person.eligible", is = "yes" }]
otherwise = "この手続は、対象の方だけのものです。"

[[clock]]
name = "fifteen_days"
label = "15日以内"
article = "試験法2条"
from = "event_on"
days = 15
late = "15日を過ぎています。"

[[section]]
key = "about_you"
title = "あなた"
[[section.question]]
key = "name"
kind = "name"
label = "{名前|なまえ}"
prefill = { source = "people.person.name" }
[[section.question]]
key = "kana"
kind = "kana"
label = "フリガナ"
prefill = { source = "people.person.kana", editable = true }
[[section.question]]
key = "phone"
kind = "phone"
label = "電話番号"
[[section.question]]
key = "reason"
kind = "choice"
label = "理由"
choices = [{ value = "birth", label = "生まれた" }, { value = "other", label = "その他" }]
[[section.question]]
key = "other"
kind = "text"
label = "その他の理由"
show_if = [{ of = "reason", is = "other" }]
at_most = 20
[[section.question]]
key = "event_on"
kind = "date"
label = "その日"
not_after = "today"

[[section]]
key = "children"
title = "お子さん"
repeats = { item = "お子さん", at_least = 1, at_most = 3, from = "people.children" }
[[section.question]]
key = "child_name"
kind = "name"
label = "お子さんの名前"
prefill = { source = "item.name" }
[[section.question]]
key = "cohabiting"
kind = "yes_no"
label = "いっしょに住んでいますか"
[[section.question]]
key = "statement"
kind = "file"
label = "申立書"
show_if = [{ of = "cohabiting", is = "no" }]

[[section]]
key = "money"
title = "口座"
together = true
[[section.question]]
key = "amount"
kind = "yen"
label = "金額"
at_least = 1
at_most = 500000
[[section.question]]
key = "account"
kind = "account"
label = "口座"
[[section.question]]
key = "passbook"
kind = "file"
label = "通帳の写真"
[section.question.file]
count_max = 2
megabytes_max = 1
unless = [{ of = "fact:people.person.has_account", is = "yes" }]
not_needed = "市に登録してあるので、いりません。"
[[section.question]]
key = "truth"
kind = "consent"
label = "書いたことは本当です"
consent = "書いた内容は事実のとおりです。"

[[check]]
key = "custody"
label = "監護を確かめたか"
[[check]]
key = "other_reason"
label = "その他の理由を確かめたか"
when = [{ of = "reason", is = "other" }]
)TOML";

}  // namespace yakuba::procedures::test
