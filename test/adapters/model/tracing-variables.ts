// Every variable of the environment by which LangChain traces or prints what is asked and answered, set.
export const TRACING: Readonly<Record<string, string>> = {
  LANGSMITH_TRACING: 'true',
  LANGSMITH_TRACING_V2: 'true',
  LANGCHAIN_TRACING: 'true',
  LANGCHAIN_TRACING_V2: 'true',
  LANGCHAIN_VERBOSE: 'true',
  LANGSMITH_API_KEY: 'secret',
  LANGCHAIN_API_KEY: 'secret',
  LANGCHAIN_CALLBACKS_BACKGROUND: 'false',
};
