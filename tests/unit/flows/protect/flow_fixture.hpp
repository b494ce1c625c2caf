#pragma once

#include "../../io/temp_file.hpp"
#include "cli/context.hpp"
#include "flows/base_session.hpp"

#include <string>

namespace bdd::test {

/// A command's context without a command line, on a base in a folder of its own.
class FlowContext {
public:
    FlowContext()
        : ctx{{},     {}, {out, err},         env,   {},    progress,
              cancel, {}, cli::Format::table, false, false, {}} {
        ctx.settings.set("db", base_path(), Origin::flag);
    }
    FlowContext(const FlowContext&) = delete;
    FlowContext& operator=(const FlowContext&) = delete;

    [[nodiscard]] std::string base_path() const { return folder.path("base.sqlite"); }
    [[nodiscard]] std::string key_path() const { return base_path() + ".key"; }
    [[nodiscard]] storage::Database open() const { return flows::open_to_read(ctx); }

    TempFolder folder;
    cli::MemoryOutput out;
    cli::MemoryOutput err;
    cli::Env env;
    Progress progress;
    CancelFlag cancel;
    cli::Context ctx;
};

} // namespace bdd::test
