#include "procedures/delivery.h"

namespace yakuba::procedures {

std::span<const Code> codes_of(NoticeChannel) {
    static const Code codes[] = {
        {1, "electronic", "電子"},
        {2, "paper", "紙"},
    };
    return codes;
}

std::span<const Code> codes_of(NoticeDeed) {
    static const Code codes[] = {
        {1, "read", "閲覧"},        {2, "downloaded", "取り出し"},
        {3, "printed", "紙で発送"}, {4, "to_paper", "未読のため紙へ"},
        {5, "returned", "返戻"},
    };
    return codes;
}

const Description& notice_description() {
    using N = Notice;
    static const Description description =
        describe<N>("通知", {
                                line<&N::notice_id>("notice_id", "通知の番号"),
                                line<&N::number>("number", "文書番号"),
                                line<&N::person_id>("person_id", "宛先の宛名番号"),
                                line<&N::title>("title", "件名"),
                                line<&N::department>("department", "業務"),
                                line<&N::case_id>("case_id", "案件の番号"),
                                line<&N::document_id>("document_id", "文書の整理番号"),
                                line<&N::content>("content", "内容の名称"),
                                line<&N::issued_on>("issued_on", "発行年月日"),
                                line<&N::channel>("channel", "交付の方法"),
                                line<&N::consent_id>("consent_id", "電子交付の同意"),
                            });
    return description;
}

const storage::Table& notice_table() {
    static const storage::Table table{
        "notice", "通知", &notice_description(), {"notice_id"}, storage::Keeping::log};
    return table;
}

const Description& notice_event_description() {
    using E = NoticeEvent;
    static const Description description =
        describe<E>("通知の経過", {
                                      line<&E::notice_id>("notice_id", "通知の番号"),
                                      line<&E::number>("number", "順"),
                                      line<&E::deed>("deed", "事柄"),
                                      line<&E::actor>("actor", "行った者"),
                                  });
    return description;
}

const storage::Table& notice_event_table() {
    static const storage::Table table{"notice_event",
                                      "通知の経過",
                                      &notice_event_description(),
                                      {"notice_id", "number"},
                                      storage::Keeping::log};
    return table;
}

const Description& delivery_consent_description() {
    using C = DeliveryConsent;
    static const Description description =
        describe<C>("電子交付の同意", {
                                          line<&C::consent_id>("consent_id", "同意の番号"),
                                          line<&C::person_id>("person_id", "宛名番号"),
                                          line<&C::procedure>("procedure_id", "手続"),
                                          line<&C::given>("given", "同意"),
                                          line<&C::text>("wording", "同意した文"),
                                          line<&C::actor>("actor", "行った者"),
                                      });
    return description;
}

const storage::Table& delivery_consent_table() {
    static const storage::Table table{"delivery_consent",
                                      "電子交付の同意",
                                      &delivery_consent_description(),
                                      {"consent_id"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::procedures
