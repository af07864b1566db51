#include "business/fixed_asset_tax/case_effects.h"

#include <algorithm>
#include <iterator>

#include "business/fixed_asset_tax/case_facts.h"
#include "business/fixed_asset_tax/case_parts.h"
#include "business/fixed_asset_tax/certificate.h"
#include "business/fixed_asset_tax/person_standing.h"

namespace yakuba::fixed_asset_tax {

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"fixed-asset-tax.assets", "固定資産課税台帳", &asset_facts},
        {"fixed-asset-tax.deceased", "固定資産課税台帳", &deceased_facts},
        standing_source("fixed-asset-tax.standing", "固定資産課税台帳", &standing),
    };
    part.effects = {
        {"fixed-asset-tax.issue_certificate", &check_certificate, &preview_certificate,
         &apply_certificate},
    };
    for (auto effects : {asset_effects(), house_effects(), owner_effects()})
        std::ranges::move(effects, std::back_inserter(part.effects));
    part.letters = {
        {"fixed-asset-tax.certificate", "固定資産の証明書・名寄帳の写し", &certificate_pdf},
    };
    return part;
}

}  // namespace yakuba::fixed_asset_tax
