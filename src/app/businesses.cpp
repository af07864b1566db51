#include "app/businesses.h"

#include "app/run_record.h"
#include "batch/run_list.h"
#include "business/child_allowance/business.h"
#include "business/electoral_roll/business.h"
#include "business/fixed_asset_tax/business.h"
#include "business/individual_inhabitant_tax/business.h"
#include "business/long_term_care_insurance/business.h"
#include "business/national_health_insurance/business.h"
#include "business/resident_register/business.h"
#include "documents/records.h"
#include "identity/schema.h"
#include "ledger/imports.h"
#include "portal/api/requests.h"
#include "portal/staff/contact_notes.h"
#include "portal/staff/extract_request.h"
#include "procedures/schema.h"
#include "registry/schema.h"

namespace yakuba::app {

const std::vector<Department>& departments() {
    static const std::vector<Department> kDepartments = {
        resident_register::department(),         individual_inhabitant_tax::department(),
        child_allowance::department(),           electoral_roll::department(),
        fixed_asset_tax::department(),           long_term_care_insurance::department(),
        national_health_insurance::department(),
    };
    return kDepartments;
}

const Department* find_department(std::string_view id) {
    for (const Department& department : departments()) {
        if (department.id == id) return &department;
    }
    return nullptr;
}

const Calculator* find_calculator(std::string_view business) {
    for (const Department& department : departments()) {
        if (department.id == business) return &department.calculator;
        for (const Calculator& further : department.further_calculators) {
            if (further.business == business) return &further;
        }
    }
    return nullptr;
}

namespace {

class AllDepartments final : public Recomputing {
public:
    Result<std::vector<DepartmentDifferences>> recompute(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) const override {
        std::vector<DepartmentDifferences> all;
        for (const Department& department : departments()) {
            if (!department.recompute) continue;
            auto differences = department.recompute(town, transaction, change);
            if (!differences) return differences.problem();
            if (differences->empty()) continue;
            all.push_back({std::string{department.id}, std::string{department.label},
                           *std::move(differences)});
        }
        return all;
    }
};

}  // namespace

const Recomputing& recomputing() {
    static const AllDepartments all;
    return all;
}

namespace {

template <class Items>
void add(std::vector<typename Items::value_type>& all, const Items& items) {
    all.insert(all.end(), items.begin(), items.end());
}

/// The ledgers that belong to no department and leave with an ordinary export.
std::vector<const storage::Table*> shared_open_tables() {
    std::vector<const storage::Table*> tables = registry::open_tables();
    add(tables, identity::open_tables());
    add(tables, ledger::tables());
    add(tables, documents::tables());
    add(tables, procedures::tables());
    add(tables, portal::staff::tables());
    tables.push_back(&run_record_table());
    return tables;
}

}  // namespace

std::vector<const storage::Table*> open_tables() {
    std::vector<const storage::Table*> tables = shared_open_tables();
    for (const Department& department : departments())
        add(tables, department.tables);
    return tables;
}

std::vector<const storage::Table*> all_tables() {
    std::vector<const storage::Table*> tables = registry::tables();
    add(tables, identity::tables());
    add(tables, ledger::tables());
    add(tables, documents::tables());
    add(tables, procedures::tables());
    add(tables, portal::staff::tables());
    tables.push_back(&run_record_table());
    for (const Department& department : departments())
        add(tables, department.tables);
    return tables;
}

std::vector<storage::Migration> all_migrations() {
    std::vector<storage::Migration> all;
    const auto add_span = [&](std::span<const storage::Migration> migrations) {
        all.insert(all.end(), migrations.begin(), migrations.end());
    };
    add_span(registry::migrations());
    add_span(identity::migrations());
    add_span(batch::migrations());
    add_span(ledger::migrations());
    add_span(documents::migrations());
    add_span(procedures::migrations());
    add_span(portal::staff::migrations());
    add_span(portal::staff::extract_migrations());
    add_span(portal::api::migrations());
    add_span(migrations());
    for (const Department& department : departments())
        add_span(department.migrations);
    return all;
}

std::vector<exchange::ImportPart> all_imports(const Town& town) {
    std::vector<exchange::ImportPart> parts = registry::imports(town.vault);
    add(parts, identity::imports());
    add(parts, ledger::imports());
    add(parts, documents::imports());
    add(parts, procedures::imports());
    add(parts, portal::staff::imports());
    for (const Department& department : departments())
        add(parts, department.imports);
    return parts;
}

}  // namespace yakuba::app
