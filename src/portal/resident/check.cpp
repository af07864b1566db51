#include <boost/json.hpp>
#include <cstdlib>

#include "portal/resident/application.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using procedures::Form;
using procedures::Page;
using web::Call;
using web::Response;
using web::View;

namespace {

bool is_town_s_own(const procedures::Shown& shown) {
    return shown.prefilled && shown.question->prefill && !shown.question->prefill->editable;
}

/// One block: a section, or one item of a repeated one.
void begin_block(View& block, const Call& call, const Form& form, const procedures::Shown& first,
                 bool fixed) {
    if (first.item < 0) {
        put_words(block, "BLOCK_TITLE", first.section->title, call);
    } else {
        put_filled(block, "BLOCK_TITLE", call, "apply.item_number",
                   {{"ITEM", plain(first.section->item, call)},
                    {"NUMBER", std::to_string(first.item + 1)}});
    }
    if (fixed) {
        block.show("FILLED_IN");
    } else {
        block.row("CHANGE").set("CHANGE_LINK", page_link(form, first.page) + "?from=check");
    }
}

/// As people read it; a bank by its name.
std::string text_of(const Call& call, const Rooms& rooms, const Form& form,
                    const procedures::Shown& shown) {
    if (shown.question->kind != procedures::Kind::account) return shown.text;
    const Page* page = find_page(form, shown.page);
    const boost::json::value* answer =
        page == nullptr ? nullptr : answer_on(*page, *shown.question, *form.answers);
    if (answer == nullptr) return shown.text;
    return account_text(call, rooms.lists(call.town().data_folder).banks, *answer, shown.text);
}

/// The blocks of the check page: those of the town's own words say so, the others can be changed.
void put_answers(View& view, const Call& call, const Rooms& rooms, const Form& form,
                 const std::vector<procedures::Shown>& shown) {
    std::size_t at = 0;
    while (at < shown.size()) {
        const procedures::Shown& first = shown[at];
        std::size_t end = at;
        bool fixed = true;
        const procedures::Shown* open = nullptr;
        while (end < shown.size() && shown[end].section == first.section &&
               shown[end].item == first.item) {
            const bool own = is_town_s_own(shown[end]);
            if (!own && open == nullptr) open = &shown[end];
            fixed = fixed && own;
            ++end;
        }
        View block = view.row("BLOCKS");
        begin_block(block, call, form, open == nullptr ? first : *open, fixed);
        for (; at < end; ++at) {
            View line = block.row("LINES");
            put_words(line, "LINE_LABEL", shown[at].question->label, call);
            if (shown[at].text.empty()) {
                put_key(line, "LINE_VALUE", call, "apply.not_given");
            } else {
                put_japanese(line, "LINE_VALUE", text_of(call, rooms, form, shown[at]), call);
            }
            line.show_if("LINE_FILLED", shown[at].prefilled && !fixed);
        }
    }
}

/// What is still missing, each a link to its page.
void put_missing(View& view, const Call& call, const Form& form,
                 const procedures::AnswerProblems& problems) {
    if (problems.empty()) return;
    View missing = view.row("MISSING");
    put_filled(missing, "ERROR_COUNT", call, "apply.errors",
               {{"COUNT", std::to_string(problems.size())}});
    for (const Problem& problem : problems) {
        View row = missing.row("MISSING_LINES");
        const std::string page = page_of(form, problem.where);
        row.set("MISSING_LINK", page.empty() ? draft_link(form.draft, "check#agree")
                                             : page_link(form, page) + "?from=check");
        put_japanese(row, "ERROR_TEXT", problem.message, call);
    }
}

bool is_signed(const procedures::Procedure& procedure) {
    return procedure.signature == procedures::Signature::jpki_sign;
}

Response show(Call& call, const Rooms& rooms, const Form& form,
              const procedures::AnswerProblems& problems, int status) {
    View view;
    put_progress(view, call, form, nullptr);
    put_missing(view, call, form, problems);
    const auto shown = procedures::show_answers(*form.procedure, *form.answers, *form.facts,
                                                {call.today(), *call.town().calendar});
    std::int64_t filled_in = 0;
    for (const procedures::Shown& line : shown)
        filled_in += line.prefilled ? 1 : 0;
    put_answers(view, call, rooms, form, shown);
    view.set("BACK", form.pages.empty() ? "/r/procedures/" + form.procedure->id
                                        : page_link(form, form.pages.back().id))
        .set("ACTION", draft_link(form.draft, "check"))
        .set("FILLED_COUNT", filled_in)
        .set("OWN_COUNT", static_cast<std::int64_t>(shown.size()) - filled_in)
        .show_if("ELECTRONIC", form.draft.case_id == 0 && !form.procedure->approved_letter.empty())
        .show(is_signed(*form.procedure) ? "SIGN_NEXT" : "SEND_NOW");
    put_estimate(view, call, rooms, form);
    put_deadlines(view, call, rooms, form);
    put_saved(view, call, form.draft);
    return call.page("resident/check.html",
                     call.words("apply.check_title") + " ― " + plain(form.procedure->plain, call),
                     view, status);
}

}  // namespace

Response show_check(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    if (!form->not_eligible.empty()) return web::see_other(draft_link(form->draft));
    return show(call, rooms, *form, problems_of(*form, call), 200);
}

Response send_application(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) {
        // The same form sent twice: its draft has become a case, which the key finds again.
        return resend(call, rooms, form.problem());
    }
    if (call.request().form.has("save")) return web::see_other(draft_link(form->draft, "saved"));
    procedures::AnswerProblems problems = problems_of(*form, call);
    if (call.request().form.get("agree") != "yes") {
        problems.push_back({"check.not_agreed",
                            "内容を確認したら、「内容に、まちがいはありません」に"
                            "チェックを入れてください",
                            {},
                            "agree"});
    }
    if (!problems.empty()) return show(call, rooms, *form, problems, 422);
    if (is_signed(*form->procedure)) {
        const bool electronic = call.request().form.get("electronic") == "yes";
        return web::see_other(draft_link(form->draft, electronic ? "sign?electronic=yes" : "sign"));
    }
    procedures::Sending sending;
    sending.signature = procedures::Signature::jpki_auth;
    sending.electronic_notice = call.request().form.get("electronic") == "yes";
    return submit(call, rooms, *form, std::move(sending));
}

Response resend(Call& call, const Rooms& rooms, const Problem& problem) {
    procedures::Sending again;
    again.key = call.once();
    const auto receipt = rooms.desk().submit(call.town(), call.visitor(),
                                             call.request().place.get("draft"), again, call.now());
    if (!receipt) return call.problem(problem);
    return web::see_other("/r/cases/" + std::to_string(receipt->case_id) + "/done");
}

Response submit(Call& call, const Rooms& rooms, const Form& form, procedures::Sending sending) {
    sending.key = call.once();
    procedures::AnswerProblems problems;
    const auto receipt = rooms.desk().submit(call.town(), call.visitor(), form.draft.id, sending,
                                             call.now(), &problems);
    if (receipt) {
        call.saw(form.draft.person, "申請の送信 " + receipt->receipt_number,
                 form.procedure->department, identity::Deed::enter);
        return web::see_other("/r/cases/" + std::to_string(receipt->case_id) + "/done");
    }
    if (problems.empty()) {
        Problem problem = receipt.problem();
        problem.where = "agree";
        problems.push_back(std::move(problem));
    }
    return show(call, rooms, form, problems, 422);
}

}  // namespace yakuba::portal::resident
