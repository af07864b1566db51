#include "identity/records.h"

namespace yakuba::identity {
namespace {

constexpr std::string_view kCardAct =
    "電子署名等に係る地方公共団体情報システム機構の認証業務に関する法律";

}  // namespace

const Description& staff_account_description() {
    using A = StaffAccount;
    static const Description description =
        describe<A>("職員", {
                                line<&A::staff_id>("staff_id", "職員番号"),
                                line<&A::login>("login", "利用者ID"),
                                line<&A::name>("name", "氏名"),
                                line<&A::kana>("kana", "フリガナ"),
                                line<&A::section>("section", "所属"),
                                line<&A::active>("active", "利用可"),
                                line<&A::person_id>("person_id", "本人の宛名番号"),
                            });
    return description;
}

const storage::Table& staff_account_table() {
    static const storage::Table table{
        "staff_account", "職員", &staff_account_description(), {"staff_id"}};
    return table;
}

const Description& staff_secret_description() {
    using S = StaffSecret;
    static const Description description = describe<S>(
        "職員の認証情報", {
                              line<&S::staff_id>("staff_id", "職員番号"),
                              line<&S::password_hash>("password_hash", "パスワードの要約値"),
                              line<&S::totp_sealed>("totp_sealed", "封緘した認証鍵"),
                              line<&S::second_factor>("second_factor", "二要素認証"),
                              line<&S::reason>("reason", "記録の理由"),
                          });
    return description;
}

const storage::Table& staff_secret_table() {
    static const storage::Table table{
        "staff_secret", "職員の認証情報", &staff_secret_description(), {"staff_id"}};
    return table;
}

const Description& staff_grant_description() {
    using G = StaffGrant;
    static const Description description =
        describe<G>("職員の権限", {
                                      line<&G::staff_id>("staff_id", "職員番号"),
                                      line<&G::department>("department", "業務"),
                                      line<&G::duty>("duty", "職務"),
                                      line<&G::granted>("granted", "付与"),
                                  });
    return description;
}

const storage::Table& staff_grant_table() {
    static const storage::Table table{"staff_grant",
                                      "職員の権限",
                                      &staff_grant_description(),
                                      {"staff_id", "department", "duty"}};
    return table;
}

const Description& api_client_description() {
    using C = ApiClient;
    static const Description description =
        describe<C>("連携システム", {
                                        line<&C::client_id>("client_id", "システムID"),
                                        line<&C::name>("name", "名称"),
                                        line<&C::scopes>("scopes", "利用範囲"),
                                        line<&C::active>("active", "利用可"),
                                    });
    return description;
}

const storage::Table& api_client_table() {
    static const storage::Table table{
        "api_client", "連携システム", &api_client_description(), {"client_id"}};
    return table;
}

const Description& client_secret_description() {
    using C = ClientSecret;
    static const Description description = describe<C>(
        "連携システムの認証情報", {
                                      line<&C::client_id>("client_id", "システムID"),
                                      line<&C::secret_hash>("secret_hash", "秘密の要約値"),
                                  });
    return description;
}

const storage::Table& client_secret_table() {
    static const storage::Table table{
        "client_secret", "連携システムの認証情報", &client_secret_description(), {"client_id"}};
    return table;
}

std::span<const Code> codes_of(CertificateUse) {
    static constexpr Code kCodes[] = {{1, "sign_in", "利用者証明用", "同法3条の2"},
                                      {2, "signing", "署名用", "同法3条"}};
    return kCodes;
}

std::span<const Code> codes_of(Media) {
    static constexpr Code kCodes[] = {
        {1, "card", "個人番号カード"}, {2, "android", "Android"}, {3, "ios", "iPhone"}};
    return kCodes;
}

const Description& card_link_description() {
    using L = CardLink;
    static const Description description =
        describe<L>("電子証明書", {
                                      line<&L::issuer>("issuer", "発行者", kCardAct),
                                      line<&L::serial>("serial", "発行の番号", kCardAct),
                                      line<&L::person_id>("person_id", "宛名番号"),
                                      line<&L::use>("use", "種類"),
                                      line<&L::media>("media", "媒体"),
                                      line<&L::parent_serial>("parent_serial", "親の発行の番号"),
                                      line<&L::active>("active", "有効"),
                                      line<&L::reason>("reason", "記録の理由"),
                                  });
    return description;
}

const storage::Table& card_link_table() {
    static const storage::Table table{
        "card_link", "電子証明書", &card_link_description(), {"issuer", "serial"}};
    return table;
}

}  // namespace yakuba::identity
