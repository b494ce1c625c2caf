#pragma once

#include "flows/returns/return_run.hpp"

namespace bdd::flows {

/// Commits, or leaves the base as it was when nothing is new, and tells what became of the files;
/// `price` in euros a piece.
[[nodiscard]] Exit report_returns(cli::Context& ctx, WriteSession& session,
                                  const std::string& source, const std::vector<ReturnedFile>& files,
                                  double price);

} // namespace bdd::flows
