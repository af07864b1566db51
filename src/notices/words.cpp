#include "notices/words.h"

namespace yakuba::notices {

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return number < 0 ? "△" + digits : digits;
}

std::string yen_text(Yen amount) { return with_commas(amount.amount()) + "円"; }

std::string difference_text(Yen difference) {
    if (difference == 0_yen) return "±0円";
    return (difference > 0_yen ? "+" : "−") +
           yen_text(difference > 0_yen ? difference : -difference);
}

std::string column_text(Yen amount) {
    return amount == Yen{0} ? "−" : with_commas(amount.amount());
}

}  // namespace yakuba::notices
