#pragma once
#include "procedures/definition.h"
#include "procedures/delivery.h"

/// Writing notices and consents, inside a transaction.
namespace yakuba::procedures {

/// Issues a notice: electronically when its recipient has consented and it may be, else on paper;
/// number, channel and consent are filled in.
Notice issue_notice(storage::Transaction& transaction, Notice notice, const Procedure& procedure);
void add_notice_event(storage::Transaction& transaction, std::int64_t notice_id, NoticeDeed deed,
                      const std::string& actor);
std::int64_t add_consent(storage::Transaction& transaction, DeliveryConsent consent);
/// Tells every standing anew from the events: after an import.
void rebuild_notice_standings(storage::Session& session);

}  // namespace yakuba::procedures
