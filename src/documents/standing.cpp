#include "documents/documents.h"

namespace yakuba::documents {

const Description& document_standing_description() {
    using S = DocumentStanding;
    static const Description description =
        describe<S>("文書の現況", {
                                      line<&S::document_id>("document_id", "文書の整理番号"),
                                      line<&S::events>("events", "経過の数"),
                                      line<&S::retention>("retention", "保存年限"),
                                      line<&S::completed_on>("completed_on", "完結年月日"),
                                      line<&S::kept_until>("kept_until", "保存期間の満了日"),
                                      line<&S::held>("held", "廃棄停止"),
                                      line<&S::list_id>("list_id", "廃棄目録の番号"),
                                      line<&S::disposed>("disposed", "廃棄"),
                                  });
    return description;
}

Date keep_until(Retention retention, Date completed_on) {
    const FiscalYear year = fiscal_year_of(completed_on);
    const auto years_later = [&](int years) { return FiscalYear{year.value + years}.last_day(); };
    switch (retention) {
        case Retention::under_one:
            return year.last_day();
        case Retention::one:
            return years_later(1);
        case Retention::three:
            return years_later(3);
        case Retention::five:
            return years_later(5);
        case Retention::ten:
            return years_later(10);
        case Retention::thirty:
            return years_later(30);
    }
    return years_later(30);
}

DocumentStanding after(DocumentStanding standing, const DocumentEvent& event) {
    switch (event.deed) {
        case Deed::completed:
            standing.completed_on = event.on;
            break;
        case Deed::held:
            standing.held = true;
            break;
        case Deed::released:
            standing.held = false;
            break;
        case Deed::listed:
            standing.list_id = event.list_id;
            break;
        case Deed::struck:
            standing.list_id = 0;
            break;
        case Deed::disposed:
            standing.disposed = true;
            break;
        case Deed::reclassified:
            standing.retention = event.retention;
            break;
        case Deed::circulated:
            break;
    }
    if (standing.completed_on) {
        standing.kept_until = keep_until(standing.retention, standing.completed_on);
    }
    return standing;
}

std::optional<DocumentStanding> find_standing(storage::Session& session, std::int64_t document_id) {
    auto rows = session.select<DocumentStanding>(
        document_standing_description(),
        "SELECT " + storage::columns_of(document_standing_description()) +
            " FROM document_standing WHERE document_id = :document",
        {{"document", document_id}});
    if (rows.empty()) return std::nullopt;
    return rows.front();
}

void rebuild_standings(storage::Session& session) {
    session.execute("DELETE FROM document_standing");
    const auto put = [&](const DocumentStanding& s) {
        session.execute(
            "INSERT INTO document_standing (document_id, events, retention, completed_on, "
            "kept_until, held, list_id, disposed) VALUES (:document, :events, :retention, "
            ":completed, :until, :held, :list, :disposed)",
            {{"document", s.document_id},
             {"events", s.events},
             {"retention", static_cast<std::int64_t>(s.retention)},
             {"completed", std::int64_t{s.completed_on.packed()}},
             {"until", std::int64_t{s.kept_until.packed()}},
             {"held", std::int64_t{s.held}},
             {"list", s.list_id},
             {"disposed", std::int64_t{s.disposed}}});
    };
    const auto documents = session.select<Document>(
        document_description(), "SELECT " + storage::columns_of(document_description()) +
                                    " FROM document ORDER BY document_id");
    const auto events = session.select<DocumentEvent>(
        document_event_description(), "SELECT " +
                                          storage::columns_of(document_event_description()) +
                                          " FROM document_event ORDER BY document_id, number");
    auto event = events.begin();
    for (const Document& document : documents) {
        DocumentStanding standing;
        standing.document_id = document.document_id;
        standing.retention = document.retention;
        for (; event != events.end() && event->document_id == document.document_id; ++event) {
            standing = after(standing, *event);
            standing.events = event->number;
        }
        put(standing);
    }
}

}  // namespace yakuba::documents
