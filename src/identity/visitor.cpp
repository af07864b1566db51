#include "identity/visitor.h"

namespace yakuba::identity {

std::span<const Code> codes_of(Door) {
    static constexpr Code kCodes[] = {{1, "open", "公開"},
                                      {2, "resident", "住民"},
                                      {3, "staff", "職員"},
                                      {4, "api", "他システム"}};
    return kCodes;
}

std::span<const Code> codes_of(Duty) {
    static constexpr Code kCodes[] = {{1, "view", "閲覧"},   {2, "enter", "入力"},
                                      {3, "review", "審査"}, {4, "approve", "決裁"},
                                      {5, "manage", "管理"}, {6, "audit", "監査"}};
    return kCodes;
}

}  // namespace yakuba::identity
