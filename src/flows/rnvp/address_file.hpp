#pragma once

#include "cli/context.hpp"
#include "flows/output_sink.hpp"
#include "flows/rnvp/address_columns.hpp"
#include "flows/rnvp/address_tally.hpp"

#include <bdd/rnvp/normalizer.hpp>

#include <string>

namespace bdd::flows {

struct AddressFileRequest {
    const TabularInput* input = nullptr;
    const rnvp::Normalizer* normalizer = nullptr;
    std::string reference;      ///< Its name, for the last column.
    OutputSink* sink = nullptr; ///< nullptr: only counted.
};

struct AddressFileResult {
    AddressTally tally;
    std::uint64_t undecodable_rows = 0; ///< Written, with empty result cells.
};

/// Normalises the addresses of a file on both cores: every row comes out, in its order, with the
/// result behind it. Memory does not grow with the file.
[[nodiscard]] AddressFileResult normalize_file(cli::Context& ctx, const AddressFileRequest& request,
                                               const AddressColumns& columns);

} // namespace bdd::flows
