#pragma once
#include "department/offices.h"
#include "web/route.h"

/// The department's own pages in the staff portal, all below "/s/register" and "/s/counter". The
/// offices must outlive the routes.
namespace yakuba::resident_register {

web::Routes pages(const Offices& offices);

// The parts.
web::Routes home_pages(const Offices& offices);
web::Routes wizard_pages(const Offices& offices);
web::Routes certificate_pages(const Offices& offices);
web::Routes counter_pages(const Offices& offices);
web::Routes procedure_pages(const Offices& offices);
web::Routes my_number_pages();

inline constexpr std::string_view kDepartment = "resident-register";
inline constexpr web::Access kView{
    .door = identity::Door::staff, .department = kDepartment, .duty = identity::Duty::view};
inline constexpr web::Access kEnter{
    .door = identity::Door::staff, .department = kDepartment, .duty = identity::Duty::enter};

}  // namespace yakuba::resident_register
