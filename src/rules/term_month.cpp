#include "rules/term_month.h"

namespace yakuba {

template <>
const Description& description_of<TermMonth>() {
    static const Description description =
        describe<TermMonth>("納期", {
                                        line<&TermMonth::month>("month", "月"),
                                        line<&TermMonth::day>("day", "日（31は末日）"),
                                    });
    return description;
}

}  // namespace yakuba
