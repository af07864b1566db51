#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "generator/row_writer.h"

namespace yakuba::generator {

/// The files of a city.
enum class File : std::uint8_t {
    resident,
    my_number,
    protective_measure,
    corporation,
    salary_report,
    pension_report,
    tax_return,
    dependant_record,
    one_stop_gift,
    taxpayer_status,
    claim,
    claim_child,
    claimant_income,
    deduction,
    bank_account,
    fixed_asset_taxpayer,
    fixed_asset_co_owner,
    fixed_asset_parcel,
    fixed_asset_street_value,
    fixed_asset_parcel_price,
    fixed_asset_house,
    fixed_asset_house_price,
    fixed_asset_depreciable,
    fixed_asset_return,
    fixed_asset_land_base,
    fixed_asset_land_status,
    fixed_asset_unit,
    fixed_asset_relief,
    care_enrolment,
    care_premium_status,
    care_application,
    care_certification,
    care_plan,
    care_service_month,
    care_restriction,
    care_address_special,
    insurance_status,
    welfare_status,
    enrolment,
    health_relief,
    health_care_bill,
    health_special_residence,
    health_certificate,
    roll_entry,
    roll_sentence,
    roll_ballot,
    roll_district,
    roll_area,
    roll_election,
    roll_run,
    roll_inspection,
    roll_doubt
};
inline constexpr std::size_t kFiles = static_cast<std::size_t>(File::roll_doubt) + 1;

struct FileKind {
    std::string_view name;
    const storage::Table* table;
    const Description* row;
};
/// By File.
const std::array<FileKind, kFiles>& file_kinds();
/// By File; made once, safe to share.
const std::vector<RowWriter>& row_writers();

/// Rows of every file as text, from one range of households.
class Sheaf {
public:
    template <class Record>
    void add(File file, const Record& record, const storage::Version& version) {
        const auto place = static_cast<std::size_t>(file);
        row_writers()[place].row(text_[place], &record, version);
        ++rows_[place];
    }
    const std::string& text(std::size_t file) const { return text_[file]; }
    std::int64_t rows(std::size_t file) const { return rows_[file]; }
    void clear() {
        for (std::string& text : text_)
            text.clear();
        rows_ = {};
    }

private:
    std::array<std::string, kFiles> text_;
    std::array<std::int64_t, kFiles> rows_{};
};

}  // namespace yakuba::generator
