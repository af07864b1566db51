#pragma once
#include <string>
#include <string_view>

namespace yakuba::portal::staff {

/// What somebody searched for, fit for an address: names stand in no address, so it is sealed under
/// a secret of the session and opens for that session alone. So Back and reload work after a POST,
/// and nothing is kept anywhere.
std::string seal_query(std::string_view session_secret, std::string_view query);
/// Empty when it was sealed by another session, or changed.
std::string open_query(std::string_view session_secret, std::string_view sealed);

}  // namespace yakuba::portal::staff
