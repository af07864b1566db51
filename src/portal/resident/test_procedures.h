#pragma once
#include <string_view>

/// Two procedures for the tests of this room: a short one in one section, and one that asks for
/// every kind of answer and is signed.
namespace yakuba::portal::resident::test {

inline constexpr std::string_view kShort = R"(
id = "short-request"
name = "試験の届出"
plain = { ja = "{試験|しけん}の{届出|とどけで}をする", easy = "しけんの とどけで", en = "File a test notice" }
summary = "試験のための届出です。"
form = "試験届"
version = "2026-10"
department = "resident-register"
articles = ["試験条例1条"]
life_events = ["moving"]
who = ["self"]
where = ["online", "counter"]
minutes = 3
facts = ["resident-register.person"]
signature = "jpki_auth"
standard_days = 5
route = "test.notice"
approved_text = "受け付けました。"
refused_text = "受け付けられません。"
returned_text = "直してください。"
retention = "five"
classification = "C-03-01"

[[section]]
key = "contact"
title = "連絡先"
[[section.question]]
key = "phone"
kind = "phone"
label = "電話番号"
ask = { ja = "{電話番号|でんわばんごう}を教えてください", en = "Your phone number" }
why = "確認の電話をするためです。"
[[section.question]]
key = "remark"
kind = "text"
label = "伝えたいこと"
required = false
)";

inline constexpr std::string_view kEvery = R"(
id = "every-kind"
name = "試験の請求"
plain = { ja = "{手当|てあて}を{請求|せいきゅう}する", en = "Claim an allowance" }
summary = "試験のための請求です。児童手当に似ています。"
form = "試験請求書"
version = "2026-10"
department = "child-allowance"
articles = ["試験条例2条"]
life_events = ["birth"]
who = ["self"]
where = ["online", "counter"]
bring = "預金通帳"
other_ways = "窓口でも受け付けます。"
minutes = 10
facts = ["resident-register.person", "resident-register.household"]
signature = "jpki_sign"
standard_days = 14
route = "child-allowance.benefit"
effect = "test.benefit"
approved_letter = "test.letter"
approved_text = "認定しました。"
refused_text = "認定できません。"
returned_text = "直してください。"
retention = "five"
classification = "C-03-01"

[[eligibility]]
when = [{ of = "fact:resident-register.person.age", at_least = 18 }]
otherwise = { ja = "この手続は18歳以上の方が対象です。代わりに、父母が請求してください。" }

[[section]]
key = "claimant"
title = { ja = "{請求|せいきゅう}する人", en = "Claimant" }
[[section.question]]
key = "name"
kind = "name"
label = "名前"
prefill = { source = "resident-register.person.name" }
[[section.question]]
key = "event_on"
kind = "date"
label = "生まれた日"
ask = "お子さんが生まれた日はいつですか"
not_after = "today"
[[section.question]]
key = "since"
kind = "partial_date"
label = "住み始めた日"
required = false
[[section.question]]
key = "works"
kind = "yes_no"
label = "仕事"
ask = "働いていますか"
[[section.question]]
key = "from_month"
kind = "month"
label = "働き始めた月"
show_if = [{ of = "works", is = "yes" }]

[[section]]
key = "family"
title = "家族"
[[section.question]]
key = "children_chosen"
kind = "several"
label = "お子さん"
ask = { ja = "{手当|てあて}を{請求|せいきゅう}するお{子|こ}さんを{選|えら}んでください", en = "Which children is this for?" }
help = "当てはまるお子さんを、全員 選びます。"
why = "手当の額は、お子さんの人数と年齢で決まります。"
article = "試験条例3条"
choices_from = "resident-register.household"
[[section.question]]
key = "spouse"
kind = "person"
label = "配偶者"
[[section.question]]
key = "reading"
kind = "kana"
label = "フリガナ"

[[section]]
key = "trips"
title = "よその子"
repeats = { item = "お子さん", at_least = 0, at_most = 2 }
[[section.question]]
key = "other_name"
kind = "name"
label = "お子さんの名前"
[[section.question]]
key = "other_born"
kind = "date"
label = "お子さんの生年月日"

[[section]]
key = "money"
title = "振込先"
together = true
[[section.question]]
key = "reason"
kind = "choice"
label = "理由"
choices = [{ value = "birth", label = "生まれた" }, { value = "move", label = "引っ越した" }]
[[section.question]]
key = "count"
kind = "number"
label = "人数"
at_least = 0
at_most = 20
[[section.question]]
key = "income"
kind = "yen"
label = "収入"

[[section]]
key = "bank"
title = "口座"
[[section.question]]
key = "account"
kind = "account"
label = "口座"
ask = "振込先の口座を教えてください"
[[section.question]]
key = "home"
kind = "address"
label = "住所"

[[section]]
key = "papers"
title = "書類"
[[section.question]]
key = "intro"
kind = "note"
label = "書類について"
help = "写真でもかまいません。"
[[section.question]]
key = "proof"
kind = "file"
label = "証明書"
required = false
file = { types = ["pdf", "png"], megabytes_max = 1, count_max = 2 }
[[section.question]]
key = "agreed"
kind = "consent"
label = "同意"
consent = "市が所得を確かめることに同意します。"

[[clock]]
name = "fifteen_days"
label = "15日以内の請求"
article = "試験条例4条"
from = "event_on"
days = 15
late = "15日を過ぎています。請求した月の次の月から受け取れます。"
)";

}  // namespace yakuba::portal::resident::test
