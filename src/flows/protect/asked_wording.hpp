#pragma once

#include <bdd/storage/wording_store.hpp>

#include <string>

namespace bdd::flows {

/// "newsletter" or "newsletter@2". Throws Errc::not_found, with what there is, and Errc::usage for
/// a version that is none.
[[nodiscard]] storage::Wording asked_wording(storage::WordingStore& store, const std::string& text,
                                             const std::string& lang);
/// "newsletter@2 (fr)"
[[nodiscard]] std::string name_of(const storage::Wording& wording);

} // namespace bdd::flows
