#include "procedures/draft.h"

#include <sodium.h>

#include <array>

#include "documents/base64.h"
#include "procedures/draft_store.h"

namespace yakuba::procedures {
namespace {

const Description& draft_file_description() {
    using F = DraftFile;
    static const Description description =
        describe<F>("下書きの添付", {
                                        line<&F::number>("number", "番号"),
                                        line<&F::question>("question", "質問"),
                                        line<&F::name>("name", "名称"),
                                        line<&F::media_type>("media_type", "形式"),
                                        line<&F::size>("size", "バイト数"),
                                        line<&F::sha256>("sha256", "ハッシュ値"),
                                    });
    return description;
}

std::string select_drafts(std::string_view rest) {
    return "SELECT " + storage::columns_of(draft_description()) + " FROM draft " +
           std::string{rest};
}

std::int64_t packed(Date date) { return date.packed(); }

}  // namespace

const Description& draft_description() {
    using D = Draft;
    static const Description description =
        describe<D>("下書き", {
                                  line<&D::id>("draft_id", "番号"),
                                  line<&D::owner>("owner", "作成者"),
                                  line<&D::procedure>("procedure_id", "手続"),
                                  line<&D::fingerprint>("fingerprint", "様式のハッシュ値"),
                                  line<&D::person>("person_id", "申請者の宛名番号"),
                                  line<&D::relation>("relation", "申請者との関係"),
                                  line<&D::agent>("agent_id", "代理人の宛名番号"),
                                  line<&D::channel>("channel", "受付の方法"),
                                  line<&D::answers>("answers", "回答"),
                                  line<&D::page>("page", "次のページ"),
                                  line<&D::case_id>("case_id", "補正する案件"),
                                  line<&D::saved_at>("saved_at", "保存日時"),
                                  line<&D::expires_on>("expires_on", "保存の期限"),
                              });
    return description;
}

std::vector<Draft> drafts_of(storage::Session& session, std::string_view owner, Date today) {
    return session.select<Draft>(
        draft_description(),
        select_drafts("WHERE owner = :owner AND expires_on >= :today ORDER BY saved_at DESC"),
        {{"owner", std::string{owner}}, {"today", packed(today)}});
}

Result<Draft> find_draft(storage::Session& session, std::string_view id, std::string_view owner,
                         Date today) {
    auto found = session.select<Draft>(
        draft_description(),
        select_drafts("WHERE draft_id = :id AND owner = :owner AND expires_on >= :today"),
        {{"id", std::string{id}}, {"owner", std::string{owner}}, {"today", packed(today)}});
    if (found.empty()) {
        return Problem{"draft.not_found",
                       "この下書きはありません。もう送ったか、30日の保存期間が過ぎています。"
                       "「申請の一覧」で確かめてください。"};
    }
    return std::move(found.front());
}

std::vector<DraftFile> files_of_draft(storage::Session& session, std::string_view id) {
    return session.select<DraftFile>(draft_file_description(),
                                     "SELECT " + storage::columns_of(draft_file_description()) +
                                         " FROM draft_file WHERE draft_id = :id ORDER BY number",
                                     {{"id", std::string{id}}});
}

Result<std::string> draft_file(storage::Session& session, std::string_view id, int number) {
    const auto base64 =
        session.text("SELECT base64 FROM draft_file WHERE draft_id = :id AND number = :number",
                     {{"id", std::string{id}}, {"number", std::int64_t{number}}});
    auto bytes = base64 ? documents::from_base64(*base64) : std::nullopt;
    if (!bytes) return Problem{"attachment.not_found", "この添付はありません。"};
    return *std::move(bytes);
}

std::int64_t purge_drafts(storage::Database& database, Date today) {
    std::int64_t gone = 0;
    database.amend([&](storage::Session& session) {
        const storage::Parameters until{{"today", packed(today)}};
        session.execute(
            "DELETE FROM draft_file WHERE draft_id IN "
            "(SELECT draft_id FROM draft WHERE expires_on < :today)",
            until);
        gone = session.execute("DELETE FROM draft WHERE expires_on < :today", until);
    });
    return gone;
}

std::string new_draft_id() {
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
}

void put_draft(storage::Session& session, Draft& draft, Instant now) {
    draft.saved_at = now;
    draft.expires_on = Date::from_days(date_in_japan(now).days() + std::chrono::days{kDraftDays});
    session.execute(
        "INSERT INTO draft (draft_id, owner, procedure_id, fingerprint, person_id, relation, "
        "agent_id, channel, answers, page, case_id, saved_at, expires_on) VALUES (:id, :owner, "
        ":procedure, :fingerprint, :person, :relation, :agent, :channel, :answers, :page, :case, "
        ":saved_at, :expires_on) ON CONFLICT (draft_id) DO UPDATE SET answers = :answers, "
        "page = :page, fingerprint = :fingerprint, saved_at = :saved_at, expires_on = :expires_on",
        {{"id", draft.id},
         {"owner", draft.owner},
         {"procedure", draft.procedure},
         {"fingerprint", draft.fingerprint},
         {"person", draft.person.value()},
         {"relation", static_cast<std::int64_t>(draft.relation)},
         {"agent", draft.agent.value()},
         {"channel", static_cast<std::int64_t>(draft.channel)},
         {"answers", draft.answers},
         {"page", draft.page},
         {"case", draft.case_id},
         {"saved_at", draft.saved_at.microseconds},
         {"expires_on", packed(draft.expires_on)}});
}

void drop_draft(storage::Session& session, std::string_view id) {
    const storage::Parameters of{{"id", std::string{id}}};
    session.execute("DELETE FROM draft_file WHERE draft_id = :id", of);
    session.execute("DELETE FROM draft WHERE draft_id = :id", of);
}

void put_draft_file(storage::Session& session, std::string_view draft, DraftFile& file,
                    std::string_view bytes) {
    const auto last =
        session.number("SELECT coalesce(max(number), 0) FROM draft_file WHERE draft_id = :id",
                       {{"id", std::string{draft}}});
    file.number = static_cast<int>(last.value_or(0)) + 1;
    session.execute(
        "INSERT INTO draft_file (draft_id, number, question, name, media_type, size, sha256, "
        "base64) VALUES (:id, :number, :question, :name, :type, :size, :sha256, :base64)",
        {{"id", std::string{draft}},
         {"number", std::int64_t{file.number}},
         {"question", file.question},
         {"name", file.name},
         {"type", file.media_type},
         {"size", file.size},
         {"sha256", file.sha256},
         {"base64", documents::to_base64(bytes)}});
}

void drop_draft_file(storage::Session& session, std::string_view draft, int number) {
    session.execute("DELETE FROM draft_file WHERE draft_id = :id AND number = :number",
                    {{"id", std::string{draft}}, {"number", std::int64_t{number}}});
}

void move_draft_file(storage::Session& session, std::string_view draft, int number,
                     std::string_view question) {
    session.execute(
        "UPDATE draft_file SET question = :question WHERE draft_id = :id AND number = :number",
        {{"question", std::string{question}},
         {"id", std::string{draft}},
         {"number", std::int64_t{number}}});
}

}  // namespace yakuba::procedures
