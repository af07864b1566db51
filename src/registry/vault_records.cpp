#include "registry/vault.h"

namespace yakuba::registry {
namespace {

constexpr std::string_view kNumberAct =
    "行政手続における特定の個人を識別するための番号の利用等に関する法律7条";
constexpr std::string_view kUseArticle =
    "行政手続における特定の個人を識別するための番号の利用等に関する法律9条";

}  // namespace

const Description& my_number_description() {
    using N = SealedNumber;
    static const Description description = describe<N>(
        "個人番号（封緘）", {
                                line<&N::person_id>("person_id", "宛名番号"),
                                line<&N::sealed>("sealed", "封緘した個人番号", kNumberAct),
                                line<&N::blind_index>("blind_index", "検索用の要約値"),
                                line<&N::reason>("reason", "記録の理由"),
                            });
    return description;
}

const storage::Table& my_number_table() {
    static const storage::Table table{"my_number",
                                      "個人番号",
                                      &my_number_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& my_number_file_description() {
    using N = NumberRow;
    static const Description description = describe<N>(
        "個人番号", {
                        line<&N::person_id>("person_id", "宛名番号"),
                        line<&N::my_number>("my_number", "個人番号", kNumberAct, "12桁"),
                        line<&N::reason>("reason", "記録の理由"),
                    });
    return description;
}

std::span<const Code> codes_of(Deed) {
    static constexpr Code kCodes[] = {
        {1, "read", "閲覧"}, {2, "find", "検索"}, {3, "export", "書出し"}, {4, "record", "記録"}};
    return kCodes;
}

const Description& my_number_access_description() {
    using A = NumberAccess;
    static const Description description =
        describe<A>("個人番号の利用記録", {
                                              line<&A::access_number>("access_number", "記録番号"),
                                              line<&A::person_id>("person_id", "宛名番号"),
                                              line<&A::actor>("actor", "利用した者"),
                                              line<&A::purpose>("purpose", "事務", kUseArticle),
                                              line<&A::ground>("ground", "根拠", kUseArticle),
                                              line<&A::deed>("deed", "利用の種類"),
                                          });
    return description;
}

const storage::Table& my_number_access_table() {
    static const storage::Table table{"my_number_access",
                                      "個人番号の利用記録",
                                      &my_number_access_description(),
                                      {"access_number"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::registry
