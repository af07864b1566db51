#pragma once
#include <string_view>

#include "department/offices.h"
#include "procedures/desk.h"
#include "web/call.h"

/// 窓口での入力: a member of the staff fills in a procedure for the person at the counter, on one
/// page with all its questions.
namespace yakuba::portal::staff {

web::Routes counter_pages(const Offices& offices);  // counter.cpp: choosing and beginning
web::Routes draft_pages(const Offices& offices);    // drafts.cpp: filling in and sending

/// The questions of a form as fields. `posted` are the texts that were just sent; none: the stored
/// answers stand in the boxes.
struct DraftFields {
    web::Call& call;
    const procedures::Form& form;
    const web::Fields* posted = nullptr;
    const procedures::AnswerProblems& problems;
};
void show_draft_fields(web::View& view, const DraftFields& fields);  // draft_fields.cpp

}  // namespace yakuba::portal::staff
