#include <boost/json.hpp>

#include "documents/documents.h"
#include "portal/api/case_view.h"
#include "portal/api/operations.h"

/// The files that came with a case. They are what an applicant sent, so they have a scope of their
/// own.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

bool is_attachment(const documents::DocumentFile& file) {
    return file.name.starts_with("attachment-");
}

Response list(Call& call) {
    const auto standing = find_case(call, "API 案件の添付の一覧");
    if (!standing) return call.problem(standing.problem());
    json::array items;
    for (const auto& file : documents::files_of(call.session(), standing->record.document_id)) {
        if (!is_attachment(file)) continue;
        items.push_back(json::object{{"attachment", file.name},
                                     {"file_name", file.title},
                                     {"media_type", file.media_type},
                                     {"size", file.size},
                                     {"sha256", file.sha256}});
    }
    return web::json(json::serialize(json::object{{"items", std::move(items)}}));
}

Response show(Call& call) {
    const std::string& name = call.request().place.get("attachment");
    const auto standing = find_case(call, "API 案件の添付 " + name);
    if (!standing) return call.problem(standing.problem());
    const std::int64_t document = standing->record.document_id;
    for (const auto& file : documents::files_of(call.session(), document)) {
        if (file.name != name || !is_attachment(file)) continue;
        auto bytes = documents::content(call.session(), document, name);
        if (!bytes) return call.problem(bytes.problem());
        constexpr bool kSave = true;
        return web::file(*std::move(bytes), file.media_type,
                         file.title.empty() ? file.name : file.title, kSave);
    }
    return call.problem({"case.file.not_found", "この添付ファイルはありません。"});
}

Operation reading(std::string pattern, std::string id, std::string summary) {
    Operation op;
    op.pattern = std::move(pattern);
    op.id = std::move(id);
    op.section = "案件";
    op.scope = "attachments.read";
    op.summary = std::move(summary);
    op.parameters = {{"case", In::path, "案件番号", std::string{kCaseInPath}, true}};
    return op;
}

}  // namespace

std::vector<Operation> attachment_operations() {
    Operation all =
        reading("/api/v1/cases/{case}/attachments", "listAttachments", "案件の添付の一覧");
    all.text = "申請に付けられたファイル。補正で付けられたものも並びます。";
    all.good = {{200, "添付", R"({"type":"object","properties":{"items":{"type":"array","items":{
        "type":"object","properties":{
        "attachment":{"type":"string","title":"添付"},
        "file_name":{"type":"string","title":"送り手が付けた名前"},
        "media_type":{"type":"string","title":"種類（中身から確かめたもの）"},
        "size":{"type":"integer","title":"バイト数"},
        "sha256":{"type":"string","title":"SHA-256"}},
        "required":["attachment","file_name","media_type","size","sha256"]}}},"required":["items"]})"}};
    all.work = [](Call& call, const json::object&) { return list(call); };

    Operation one =
        reading("/api/v1/cases/{case}/attachments/{attachment}", "getAttachment", "添付の中身");
    one.text = "PDF・JPEG・PNG・HEIC のどれかです。写真から撮影場所などは除いてあります。";
    one.parameters.push_back({"attachment", In::path, "添付",
                              R"({"type":"string","minLength":1,"maxLength":100})", true});
    for (const char* type : {"application/pdf", "image/jpeg", "image/png", "image/heic"}) {
        one.good.push_back({200, "添付の中身",
                            R"({"type":"string","contentMediaType":")" + std::string{type} + "\"}",
                            type});
    }
    one.bad = {422};
    one.work = [](Call& call, const json::object&) { return show(call); };
    return {all, one};
}

}  // namespace yakuba::portal::api
