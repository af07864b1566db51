#include "storage/rehearse.h"

namespace yakuba::storage {

Result<std::string> rehearse(Database& database, Command command,
                             const std::function<Result<std::string>(Transaction&)>& work) {
    constexpr std::string_view kRehearsed = "storage.rehearsed";  // rolls back; nobody sees it
    command.key.clear();
    std::string answer;
    const auto done =
        database.transact(command, [&](Transaction& transaction) -> Result<std::string> {
            auto result = work(transaction);
            if (!result) return result.problem();
            answer = *std::move(result);
            return Problem{kRehearsed, {}};
        });
    if (!done && done.problem().code != kRehearsed) return done.problem();
    return answer;
}

}  // namespace yakuba::storage
