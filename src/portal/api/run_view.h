#pragma once
#include <boost/json/fwd.hpp>
#include <string_view>

#include "batch/run_list.h"

/// A batch run as other systems see it: how far it is and what it counted. Its samples and files
/// hold persons' data and stay with the staff.
namespace yakuba::portal::api {

boost::json::object run_json(const batch::RunRow& row);

inline constexpr std::string_view kRunSchema = R"({"type":"object","properties":{
    "run_id":{"type":"integer","title":"処理番号"},
    "kind":{"type":"string","enum":["job","letters"],"title":"処理か帳票か"},
    "department":{"type":"string","title":"業務"},"name":{"type":"string","title":"処理"},
    "label":{"type":"string","title":"名前"},
    "period":{"type":"string","format":"date","title":"期間の初日"},
    "dry_run":{"type":"boolean","title":"試行"},
    "state":{"type":"string","enum":["running","done","partial","refused","stopped"],"title":"状態"},
    "step":{"type":"string","title":"段階"},
    "done":{"type":"integer","title":"済み"},"total":{"type":"integer","title":"全体"},
    "started_at":{"type":"string","format":"date-time","title":"開始日時"},
    "ended_at":{"type":["string","null"],"format":"date-time","title":"終了日時"},
    "counts":{"type":"array","title":"件数","items":{"type":"object","properties":{
        "label":{"type":"string"},"amount":{"type":"integer"}},"required":["label","amount"]}},
    "problems":{"type":"array","title":"エラー","items":{"type":"object","properties":{
        "title":{"type":"string"},"where":{"type":"string"}},"required":["title","where"]}}},
    "required":["run_id","kind","department","name","label","period","dry_run","state","step","done","total","started_at","ended_at","counts","problems"]})";

}  // namespace yakuba::portal::api
