#include "business/electoral_roll/cases.h"

#include <boost/json.hpp>

#include "business/electoral_roll/case_ballot.h"
#include "business/electoral_roll/case_doubt.h"
#include "business/electoral_roll/case_facts.h"
#include "business/electoral_roll/case_inspection.h"
#include "business/electoral_roll/case_letters.h"
#include "business/electoral_roll/case_objection.h"
#include "business/electoral_roll/case_proof.h"
#include "business/electoral_roll/person_standing.h"

namespace yakuba::electoral_roll {

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"electoral-roll.entry", "選挙人名簿", &entry_facts},
        {"electoral-roll.elections", "選挙の予定", &election_facts},
        {"electoral-roll.districts", "投票区", &district_facts},
        standing_source("electoral-roll.standing", "選挙人名簿", &standing),
    };
    part.effects = {
        {"electoral-roll.object", &check_objection, &preview_objection, &apply_objection},
        {"electoral-roll.inspect", &check_inspection, &preview_inspection, &apply_inspection},
        {"electoral-roll.send_ballot", &check_ballot, &preview_ballot, &apply_ballot},
        {"electoral-roll.doubt", &check_doubt, &preview_doubt, &apply_doubt},
        {"electoral-roll.prove", &check_proof, {}, &apply_proof},
    };
    part.letters = {
        {"electoral-roll.objection", "異議の申出についての決定書", &objection_pdf},
        {"electoral-roll.objection_refusal", "異議の申出についての決定書", &objection_refusal_pdf},
        {"electoral-roll.inspection", "選挙人名簿の抄本の閲覧についての通知書", &inspection_pdf},
        {"electoral-roll.ballot", "投票用紙等送付書", &ballot_pdf},
        {"electoral-roll.proof", "引き続き都道府県の区域内に住所を有する旨の証明書", &proof_pdf},
        {"electoral-roll.refusal", "選挙管理委員会の却下通知書", &refusal_pdf},
    };
    return part;
}

}  // namespace yakuba::electoral_roll
