#pragma once
#include <string>
#include <string_view>

/// Tokens of forms and cookies.
namespace yakuba::web {

/// 128 random bits, as text fit for forms, cookies and headers.
std::string random_token();
/// A form token as it stands in one page: each page has another text for it, so that it cannot be
/// guessed from the size of compressed pages.
std::string mask_token(std::string_view token);
/// Whether a form's masked token stands for this token. Takes the same time for all answers.
bool matches_token(std::string_view masked, std::string_view token);
/// The form token of somebody who is not signed in: follows from the cookie of their browser.
std::string token_for(std::string_view browser_cookie);

}  // namespace yakuba::web
