#pragma once

#include "flows/returns/return_file.hpp"

#include <string>
#include <vector>

namespace bdd::flows {

/// One `bdd import --as pnd`: files of returned mail from one source, in one transaction.
class ReturnRun {
public:
    ReturnRun(cli::Context& ctx, WriteSession& session, const ImportOptions& options);
    void add_file(const std::string& path);
    [[nodiscard]] std::vector<ReturnedFile> finish();

private:
    cli::Context* m_ctx;
    WriteSession* m_session;
    const ImportOptions* m_options;
    storage::ReturnWriter m_writer;
    std::vector<ReturnedFile> m_files;
};

} // namespace bdd::flows
